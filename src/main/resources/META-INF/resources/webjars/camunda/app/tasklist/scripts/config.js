// Tasklist settings for Community Counsel: Chinese only, Chinese dates, no Camunda welcome popup.
export default {
  app: { name: '任务列表', vendor: '律师进社区' },

  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  // moment.js patterns; LL / LLL / LLLL are defined in locales/zh-CN.json
  dateFormat: {
    monthName: 'M月',
    day: 'DD',
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'LLL',
    long: 'LLLL',
    short: 'LL'
  },

  disableWelcomeMessage: true,

  // relative to app/tasklist/; ".js" is appended by Tasklist
  customScripts: ['scripts/form-js-zh', 'scripts/notifications', 'scripts/hidden-errors', 'scripts/start-dialog'],

  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '定位到第一个筛选器' },
    focusList: { key: 'ctrl+alt+l', description: '定位到列表中的第一个任务' },
    focusForm: { key: 'ctrl+alt+f', description: '定位到任务表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开“发起流程”窗口' }
  }
};
