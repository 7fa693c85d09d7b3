/*
 * A field that was found wrong and is then hidden by another answer leaves its error behind in form-js, and Tasklist keeps
 * the button 办结 or 发起 disabled over it, though nothing wrong is to be seen: the person could not go on. A form that has
 * errors and shows none is validated again, which leaves hidden fields out.
 *
 * Loaded through `customScripts` in scripts/config.js. Written against Camunda 7.24, whose form-js is drawn by Preact: its
 * tree (`__k`) is the only way to the form from outside.
 */
const formOf = (container) => {
  const open = [container.__k];
  while (open.length > 0) {
    const node = open.pop();
    const service = node?.props?.value?.getService;
    if (service) {
      return service('form', false);
    }
    open.push(...[node?.__k ?? []].flat().filter(Boolean));
  }
  return null;
};

const check = (container) => {
  if (!container.isConnected || container.closest('.disabled-form') || container.querySelector('.fjs-form-field-error')) {
    return;
  }
  const form = formOf(container);
  if (form && Object.keys(form._getState().errors).length > 0) {
    form.validate();
  }
};

// form-js waits for a pause in typing before it looks at what was typed
const PAUSE = 400;

['click', 'input'].forEach((kind) => document.addEventListener(kind, (event) => {
  const container = event.target.closest?.('.fjs-container');
  if (container) {
    setTimeout(() => check(container), PAUSE);
  }
}, true));
