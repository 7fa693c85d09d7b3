/*
 * Why this exists: Tasklist takes its own labels from locales/zh-CN.json, but the form-js viewer bundled with it,
 * its date pickers and a few of its widgets have English texts written into their code. This custom script makes
 * those texts Chinese at run time.
 *
 * Only texts known word for word (or by an anchored pattern) are replaced, and only in elements that form-js or
 * Tasklist draw for that text. Labels, descriptions, options and markdown of a form, and everything a user typed
 * or stored, are never looked at.
 *
 * Loaded through `customScripts: ['scripts/form-js-zh']` in scripts/config.js. Written against Camunda 7.24.
 */

const MONTHS = ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'];
const SHORT_MONTHS = MONTHS.map((_, i) => `${i + 1}月`);
const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const SHORT_DAYS = ['日', '一', '二', '三', '四', '五', '六'];

/* ---- Texts found in the page ------------------------------------------------------------------------------- */

// "mm/dd/yyyy" and its kin: the order follows the browser's language, so only the letters are exchanged
const dateHint = (hint) => hint.replace(/y+/, '年').replace(/m+/, '月').replace(/d+/, '日');

// Validation messages of form-js. A pattern's regular expression is left out: it tells the reader nothing.
const FORM_ERRORS = [
  ['Field is required.', '此项为必填项。'],
  [/^Field must match pattern .+\.$/s, '填写内容的格式不正确。'],
  [/^Field must have minimum value of (.+)\.$/, '数值不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '数值不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字符。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字符。'],
  [/^Field must be a valid +international phone number\..*$/, '请填写正确的国际格式电话号码，例如 +8613800138000。'],
  ['Field must be a valid email.', '请填写正确的电子邮箱。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (\S+) and (\S+)\.$/,
    '请填写有效数值，最接近的有效值为 $1 和 $2。'],
  ['Date and time must both be entered.', '日期和时间须同时填写。']
];

// at: where (CSS selector); attr: an attribute, otherwise the element's own text; say: [English, Chinese] pairs
const FORM_RULES = [
  { at: '.fjs-form-field-error li', say: FORM_ERRORS },
  { at: '.fjs-select-placeholder', say: [['Select', '请选择']] },
  { at: '.fjs-form-field-select .fjs-input', attr: 'placeholder', say: [['Search', '搜索']] },
  { at: '.fjs-taglist-input', attr: 'placeholder', say: [['Search', '搜索']] },
  { at: '.fjs-taglist-tag-remove', attr: 'title', say: [['Remove tag', '移除']] },
  { at: '.fjs-taglist-skip-link', say: [['Skip to search', '跳到搜索框']] },
  { at: '.fjs-dropdownlist-empty', say: [['No results', '没有匹配的选项'], ['All values selected', '已全部选择']] },
  { at: '.fjs-datepicker .fjs-input', attr: 'placeholder', say: [[/^[dmy][dmy\W]+[dmy]?\W*$/, dateHint]] },
  { at: '.fjs-timepicker .fjs-input', attr: 'placeholder', say: [['hh:mm', '时:分'], ['hh:mm ?m', '时:分 AM/PM']] },
  { at: '.fjs-number-arrow-up', attr: 'aria-label', say: [['Increment', '增加']] },
  { at: '.fjs-number-arrow-down', attr: 'aria-label', say: [['Decrement', '减少']] },
  { at: '.fjs-repeat-render-add', say: [['Add new', '新增一项']] },
  { at: '.fjs-repeat-render-collapse', say: [[/^Expand all \((\d+)\)$/, '全部展开（$1）'], ['Collapse', '收起']] },
  { at: '.fjs-repeat-row-remove', attr: 'aria-label', say: [[/^Remove list item (\d+)$/, '移除第 $1 项']] },
  { at: '.fjs-table-empty, .fjs-table-td[colspan]', say: [['Nothing to show.', '暂无数据']] },
  { at: '.fjs-table-nav-label', say: [['of', '/']] },
  { at: '.fjs-table-nav-button', attr: 'aria-label', say: [['Previous page', '上一页'], ['Next page', '下一页']] },
  { at: '.fjs-table-th', attr: 'aria-label', say: [
    [/^Click to sort by (.+) descending$/s, '点击按“$1”降序排列'],
    [/^Click to sort by (.+) ascending$/s, '点击按“$1”升序排列'],
    ['Click to remove sorting', '点击取消排序']
  ] },
  { at: '.fjs-iframe-placeholder-text', say: [
    ['No content to show.', '暂无内容'],
    ["External content couldn't be loaded.", '外部内容无法加载。']
  ] },
  { at: '.fjs-image-placeholder svg', attr: 'alt', say: [['This is an image placeholder', '图片占位']] }
].map((rule) => ({ ...rule, at: rule.at.split(', ').map((part) => `.fjs-container ${part}`).join(', ') }));

// Names of rights and resources in "access denied" notifications; the engine only knows them in English
const RIGHTS = {
  all: '全部', access: '访问', create: '新建', read: '读取', update: '修改', delete: '删除',
  task_work: '办理任务', task_assign: '分派任务', create_instance: '发起流程', read_instance: '读取流程实例',
  update_instance: '修改流程实例', read_task: '读取任务', update_task: '修改任务', read_variable: '读取变量',
  update_variable: '修改变量', read_task_variable: '读取任务变量', update_task_variable: '修改任务变量',
  read_history: '读取历史'
};
const RESOURCES = {
  application: '应用', user: '用户', group: '用户组', groupmembership: '用户组成员关系', tenant: '租户',
  authorization: '授权', filter: '筛选器', deployment: '部署', task: '任务', processdefinition: '流程定义',
  processinstance: '流程实例', decisiondefinition: '决策定义', historictask: '历史任务',
  historicprocessinstance: '历史流程实例', system: '系统'
};
const right = (name) => RIGHTS[name.toLowerCase()] || name;
const resource = (name) => RESOURCES[name.toLowerCase().replace(/ /g, '')] || name;
const rightsList = (text) =>
  text.replace(/'(\w+)' ([\w ]+?)s(?=[,。])/g, (_, r, res) => `${right(r)}（${resource(res)}）`).replace(/,/g, '、');

const VARIABLE_TYPES = {
  Boolean: '布尔值', Short: '短整数', Integer: '整数', Long: '长整数', Double: '双精度小数', String: '字符串',
  Date: '日期', Object: '对象', File: '文件'
};
const typeName = (type) =>
  VARIABLE_TYPES[type.charAt(0).toUpperCase() + type.slice(1).toLowerCase()] || type;

const TASKLIST_RULES = [
  { at: '.app-switch .dropdown-menu a', say: [
    ['Welcome', '首页'], ['Admin', '系统管理'], ['Cockpit', '运行监控'], ['Tasklist', '任务列表']
  ] },
  { at: '.navigation button', attr: 'title', say: [
    ['zoom in', '放大'], ['zoom out', '缩小'], ['reset zoom', '恢复大小']
  ] },
  { at: '.notifications .message', say: [
    [/^您没有以下权限：'[\s\S]+$/, rightsList],
    [/^您没有以下权限：(\w+)（([\w ]+)，/, (_, r, res) => `您没有以下权限：${right(r)}（${resource(res)}，`],
    [/^The user with id '.+' does not have .+ permissions?\b[\s\S]*$/, '您没有执行该操作的权限。'],
    [/^.*is already claimed by someone else\.?$/, '该任务已被他人认领，请刷新任务列表。'],
    [/^[\s\S]*updated by another transaction concurrently[\s\S]*$/, '该数据刚被他人修改，请刷新页面后重试。']
  ] },
  // generic forms, and forms the engine generates from form fields
  { at: 'select[ng-model="variable.type"] option', say: Object.entries(VARIABLE_TYPES) },
  { at: '.has-error .help-block', say: [
    ['Required field', '必填项'],
    [/^Only a (\w+) value is allowed$/, (_, type) => `只能填写${typeName(type)}`],
    [/^Invalid date format: the date should have the pattern '(.+)'$/, '日期格式不正确，应为“$1”']
  ] },
  { at: '.uib-daypicker .sr-only, .uib-monthpicker .sr-only, .uib-yearpicker .sr-only', say: [
    ['previous', '上一页'], ['next', '下一页']
  ] },
  { at: '.uib-time input', attr: 'placeholder', say: [['HH', '时'], ['MM', '分'], ['SS', '秒']] },
  { at: '.alert > .close > .sr-only', say: [['Close', '关闭']] }
];

const RULES = [...FORM_RULES, ...TASKLIST_RULES];
const ANYWHERE = RULES.map((rule) => rule.at).join(', ');
const ATTRIBUTES = [...new Set(RULES.flatMap((rule) => rule.attr || []))];
const AUTHORED = '.fjs-form-field-text, .fjs-form-field-html'; // markdown and HTML written by a form's author

// Chinese for a known text, with the blanks around it kept; any other text as it is
function chinese(text, say) {
  const core = text.trim();
  const known = say.find(([english]) => (typeof english === 'string' ? core === english : english.test(core)));
  return known ? text.replace(core, () => core.replace(...known)) : text;
}

function translate(element) {
  if (!element.matches(ANYWHERE) || element.closest(AUTHORED)) return;

  for (const { at, attr, say } of RULES) {
    if (!element.matches(at)) continue;

    const nodes = attr ? [element.getAttributeNode(attr)] : [...element.childNodes];
    for (const node of nodes) {
      if (!node || node.nodeType === Node.ELEMENT_NODE) continue;

      // writing an unchanged text would wake the observer again, for ever
      const text = chinese(node.nodeValue, say);
      if (text !== node.nodeValue) node.nodeValue = text;
    }
  }
}

function translateAll(node) {
  if (node.nodeType === Node.TEXT_NODE) node = node.parentElement;
  if (!node || node.nodeType !== Node.ELEMENT_NODE) return;

  translate(node);
  node.querySelectorAll(ANYWHERE).forEach(translate);
}

function watchPage() {
  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === 'childList') addedNodes.forEach(translateAll);
      else if (type === 'attributes') translate(target);
      else if (target.parentElement) translate(target.parentElement);
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTES, 'class'] // "class", as some rules depend on a state class
  });

  translateAll(document.body);
}

/* ---- Libraries that can be told their language ------------------------------------------------------------- */

// Calendar of the form-js date field
function localizeFlatpickr(flatpickr) {
  flatpickr.localize({
    months: { longhand: MONTHS, shorthand: SHORT_MONTHS },
    weekdays: { longhand: DAYS, shorthand: SHORT_DAYS },
    firstDayOfWeek: 1,
    ordinal: () => '',
    rangeSeparator: ' 至 ',
    weekAbbreviation: '周',
    scrollTitle: '滚动调整',
    toggleTitle: '点击切换',
    amPM: ['上午', '下午'],
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分'
  });
  flatpickr.setDefaults({ ariaDateFormat: 'Y年n月j日' });
}

// Texts that Tasklist does send through its translation, but under keys that no locale file has
const MISSING_LABELS = new Map(Object.entries({
  // search operators
  like: '包含', 'not like': '不包含', in: '属于',

  // criteria of the filter editor
  'Process Instance': '流程实例', 'Process definition': '流程定义', 'Case Instance': '案例实例',
  'Case definition': '案例定义', Other: '其他', 'User / Group': '用户 / 用户组', Task: '任务', Dates: '日期',
  'Business Key': '案卷号', 'Business Key Like': '案卷号包含',
  Key: '标识', 'Key In': '标识属于', Name: '名称', 'Name Like': '名称包含',
  Active: '未挂起', 'Activity Instance ID In': '活动实例 ID 属于', 'Execution ID': '执行 ID',
  Assignee: '办理人', 'Assignee in': '办理人属于', 'Assignee Like': '办理人包含', Owner: '负责人',
  'Candidate Group': '候选组', 'Candidate Groups': '候选组（多个）', 'Candidate User': '候选用户',
  'Involved User': '参与用户', Assigned: '已有办理人', Unassigned: '尚无办理人', 'Delegation State': '委派状态',
  'Definition Key': '任务定义标识', 'Definition Key In': '任务定义标识属于', 'Definition Key Like': '任务定义标识包含',
  Description: '说明', 'Description Like': '说明包含',
  Priority: '优先级', 'Priority Max': '优先级不高于', 'Priority Min': '优先级不低于',
  'Tenant ID In': '租户 ID 属于', 'Without Tenant ID': '无租户 ID', 'Without Due Date': '无办理期限',
  'Created Before': '创建时间早于', 'Created After': '创建时间晚于',
  'Due Before': '办理期限早于', 'Due After': '办理期限晚于',
  'Follow Up After': '跟进日期晚于', 'Follow Up Before': '跟进日期早于',
  'Follow Up Before or Not Existent': '跟进日期早于（或未设置）',

  // help texts below a criterion
  'E.g.: `${ now() }`, `${ dateTime() }` or `${ dateTime().plusWeeks(2) }`':
    '例如：${ now() }、${ dateTime() } 或 ${ dateTime().plusWeeks(2) }',
  'E.g.: `${ currentUser() }`': '例如：${ currentUser() }',
  'List of values seperated by comma. E.g.: `keyC, keyA, keyB`': '多个值以英文逗号分隔。例如：keyC, keyA, keyB',
  'List of values separated by comma or an expression which evaluates to a list. E.g.: `camunda-admin, accounting` or `${ currentUserGroups() }`':
    '多个值以英文逗号分隔，或填写结果为列表的表达式。例如：camunda-admin, accounting 或 ${ currentUserGroups() }'
}));

// Custom scripts run before Angular starts, so its services can still be changed
function localizeAngular(angular) {
  const tasklist = angular.module('cam.tasklist');

  tasklist.decorator('sanitizeMissingTranslationKey', ['$delegate', ($delegate) =>
    (key, ...rest) => MISSING_LABELS.get(key) || $delegate(key, ...rest)]);

  // date pickers of due date, follow-up date, search and generated forms
  tasklist.run(['$locale', 'uibDatepickerConfig', 'uibDatepickerPopupConfig', ($locale, picker, popup) => {
    Object.assign($locale.DATETIME_FORMATS, {
      MONTH: MONTHS,
      STANDALONEMONTH: MONTHS,
      SHORTMONTH: SHORT_MONTHS,
      DAY: DAYS,
      SHORTDAY: SHORT_DAYS,
      AMPMS: ['上午', '下午'],
      FIRSTDAYOFWEEK: 0 // Monday
    });
    Object.assign(picker, { formatDayTitle: 'yyyy年M月', formatMonthTitle: 'yyyy年' });
    Object.assign(popup, { currentText: '今天', clearText: '清除', closeText: '确定' });
  }]);
}

/* ---- Start ------------------------------------------------------------------------------------------------- */

// An error thrown here would keep Tasklist from starting; English texts are the lesser evil
try {
  document.documentElement.lang = 'zh-CN';
  localizeFlatpickr(window.flatpickr);
  localizeAngular(window.angular);
  watchPage();
} catch (error) {
  console.error('form-js-zh:', error);
}
