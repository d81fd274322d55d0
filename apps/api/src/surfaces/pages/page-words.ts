// What pages say of themselves to those who run no programs. The app replaces the title by its own once it runs.
import type { RepoType } from '@modelgrove/shared';
import type { PlainPage } from './page-address';

export type PageLocale = 'en' | 'zh-CN';

interface Words {
  product: string;
  notFound: string;
  tagline: string;
  pages: Record<Exclude<PlainPage, 'private'>, { title: string; text: string }>;
  type: Record<RepoType, string>;
  by: (kind: string, owner: string) => string;
  license: string;
  organization: string;
  person: string;
  collectionBy: (owner: string) => string;
  discussionOf: (repository: string) => string;
}

export const PAGE_WORDS: Record<PageLocale, Words> = {
  en: {
    product: 'Modelgrove',
    notFound: 'Nothing here',
    tagline: 'Pick models that do the work, not the ones that ace the exam.',
    pages: {
      home: { title: '', text: 'Pick models that do the work, not the ones that ace the exam. Models, datasets and apps in one place.' },
      models: { title: 'Models', text: 'Find a model by task, library, language, license, size and price.' },
      datasets: { title: 'Datasets', text: 'Find data by task, language, license and size, and look into its rows.' },
      apps: { title: 'Apps', text: 'Small applications that show what models do.' },
      search: { title: 'Search', text: 'Search models, datasets, apps, discussions, collections and people.' },
      collections: { title: 'Collections', text: 'Models, datasets and apps that people gathered under a title.' },
      pricing: { title: 'Pricing', text: 'Plans, and what they come with.' },
      api: { title: 'API', text: 'Every call of the API of this hub.' },
    },
    type: { model: 'Model', dataset: 'Dataset', app: 'App' },
    by: (kind, owner) => `${kind} by ${owner}`,
    license: 'License',
    organization: 'Organization',
    person: 'Models, datasets and apps',
    collectionBy: (owner) => `A collection by ${owner}`,
    discussionOf: (repository) => `Discussion of ${repository}`,
  },
  'zh-CN': {
    product: 'Modelgrove 模林',
    notFound: '这里什么也没有',
    tagline: '选能干活的模型，不选只会考试的。',
    pages: {
      home: { title: '', text: '选能干活的模型，不选只会考试的。模型、数据集与应用，尽在一处。' },
      models: { title: '模型', text: '按任务、框架、语言、许可证、大小和价格查找模型。' },
      datasets: { title: '数据集', text: '按任务、语言、许可证和规模查找数据，并逐行查看。' },
      apps: { title: '应用', text: '展示模型能力的小应用。' },
      search: { title: '搜索', text: '搜索模型、数据集、应用、讨论、合集和用户。' },
      collections: { title: '合集', text: '大家按主题整理的模型、数据集与应用。' },
      pricing: { title: '价格', text: '各种方案及其包含的内容。' },
      api: { title: '接口文档', text: '本站接口的全部调用。' },
    },
    type: { model: '模型', dataset: '数据集', app: '应用' },
    by: (kind, owner) => `${owner} 的${kind}`,
    license: '许可证',
    organization: '组织',
    person: '模型、数据集与应用',
    collectionBy: (owner) => `${owner} 的合集`,
    discussionOf: (repository) => `${repository} 的讨论`,
  },
};

/** As the app chooses (apps/web/src/lib/locale.ts): the first language that we speak, else English. */
export function pageLocale(acceptLanguage = ''): PageLocale {
  for (const language of acceptLanguage.slice(0, 500).split(',')) {
    if (/^\s*zh\b/i.test(language)) return 'zh-CN';
    if (/^\s*en\b/i.test(language)) return 'en';
  }
  return 'en';
}
