// Admin settings for Community Counsel: Chinese only, no Camunda welcome popup.
export default {
  app: { name: '系统管理', vendor: '律师进社区' },

  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  disableWelcomeMessage: true
};
