// A mail from its sentences: plain text and plain HTML that say the same, without pictures, styles of others or anything that is
// fetched. The language is the reader's.

export interface MailText {
  language: 'en' | 'zh-CN';
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  action?: { title: string; url: string };
  /** Below the action: how long it holds, what to do when it was not you. */
  notes: readonly string[];
  closing: string;
}

export interface MailContent {
  text: string;
  html: string;
}

export function mailContent(mail: MailText): MailContent {
  return { text: asText(mail), html: asHtml(mail) };
}

function asText({ greeting, paragraphs, action, notes, closing }: MailText): string {
  const link = action ? [`${action.title}:\n${action.url}`] : [];
  return `${[greeting, ...paragraphs, ...link, ...notes, closing].join('\n\n')}\n`;
}

function asHtml({ language, subject, greeting, paragraphs, action, notes, closing }: MailText): string {
  const paragraph = (text: string, style = ''): string => `<p${style && ` style="${style}"`}>${escaped(text)}</p>`;
  const link = action
    ? [
        `<p><a href="${escaped(action.url)}" style="display:inline-block;padding:10px 18px;background:#1a6b4a;color:#ffffff;text-decoration:none;border-radius:6px">${escaped(action.title)}</a></p>`,
        `<p style="font-size:13px;word-break:break-all">${escaped(action.url)}</p>`,
      ]
    : [];
  const body = [
    ...[greeting, ...paragraphs].map((text) => paragraph(text)),
    ...link,
    ...notes.map((text) => paragraph(text, 'font-size:13px;color:#555555')),
    paragraph(closing, 'color:#555555'),
  ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    "<body style=\"font-family:system-ui,-apple-system,'Segoe UI','Noto Sans SC',sans-serif;font-size:15px;line-height:1.5;color:#1c1c1c;max-width:560px\">",
    ...body,
    '</body></html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
