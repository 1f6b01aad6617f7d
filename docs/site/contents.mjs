// The site's table of contents.  A page is named by its English file in docs/, without .md; a folder with a star means
// all its pages, by name.  Titles of pages are their first headings; the short title of a section is for the bar at the top.
export const sections = [
  { title: { en: 'The article, live', zh: '文章：边读边试' }, short: { en: 'Article', zh: '文章' }, pages: ['article/*'] },
  {
    title: { en: 'Guide', zh: '指南' }, short: { en: 'Guide', zh: '指南' },
    pages: [
      'guide/install', 'guide/first-tape', 'guide/own-operator', 'guide/own-loss', 'guide/own-training-loop', 'guide/own-data', 'guide/*',
      'how-to', 'when-it-goes-wrong', 'data', 'operators',
    ],
  },
  {
    title: { en: 'Course', zh: '课程' }, short: { en: 'Course', zh: '课程' },
    pages: ['course/overview', 'course/students', 'course/errors', 'course/instructors', 'course/gallery'],
  },
  { title: { en: 'The engine, read through', zh: '引擎源码导读' }, short: { en: 'Engine', zh: '引擎' }, pages: ['engine/*'] },
  {
    title: { en: 'API reference', zh: 'API 参考' }, short: { en: 'Reference', zh: '参考' },
    pages: ['reference/tensor', 'reference/autograd', 'reference/nn', 'reference/optim', 'reference/losses', 'reference/metrics'],
  },
  {
    title: { en: 'The experiment', zh: '实验' }, short: { en: 'Experiment', zh: '实验' },
    pages: ['experiment', 'regimes', 'performance', 'scaling', 'testing', 'design'],
  },
]

export const languages = {
  en: { label: 'English', lang: 'en' },
  zh: { label: '简体中文', lang: 'zh-Hans' },
}
