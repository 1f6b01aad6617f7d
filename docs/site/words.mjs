// What the site itself says, around the pages, in both languages.
export const words = {
  en: {
    description: 'A tape-based reverse-mode autodiff engine in C++20, and an experiment: cross-entropy against focal loss',
    playground: 'Playground',
    theme: { skipToContentLabel: 'Skip to content' },
    search: { button: { buttonText: 'Search', buttonAriaLabel: 'Search' } },
  },
  zh: {
    description: '基于 tape 的 C++20 反向模式自动微分引擎，以及一个实验：交叉熵与 focal loss 的比较',
    playground: '演练场',
    theme: {
      outline: { level: [2, 3], label: '本页内容' },
      docFooter: { prev: '上一页', next: '下一页' },
      darkModeSwitchLabel: '外观',
      lightModeSwitchTitle: '切换到浅色',
      darkModeSwitchTitle: '切换到深色',
      sidebarMenuLabel: '目录',
      returnToTopLabel: '回到顶部',
      langMenuLabel: '切换语言',
      skipToContentLabel: '跳到正文',
      notFound: { title: '没有这一页', quote: '地址可能写错了，或者页面已经移走。', linkLabel: '回到首页', linkText: '回到首页' },
    },
    search: {
      button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
      modal: {
        displayDetails: '显示详细内容',
        resetButtonTitle: '清除',
        backButtonTitle: '关闭搜索',
        noResultsText: '没有找到：',
        footer: {
          selectText: '打开', selectKeyAriaLabel: '回车键',
          navigateText: '上下移动', navigateUpKeyAriaLabel: '向上键', navigateDownKeyAriaLabel: '向下键',
          closeText: '关闭', closeKeyAriaLabel: 'Esc 键',
        },
      },
    },
  },
}
