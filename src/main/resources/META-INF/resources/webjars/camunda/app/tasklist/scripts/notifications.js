/*
 * Tasklist leaves a refusal standing until it is closed by hand, so that it still says 没有提交 after the form was mended
 * and went through, and in the dialogue 发起流程 one refusal after the other comes to cover the form. It is closed when the
 * person tries again.
 *
 * Loaded through `customScripts` in scripts/config.js. Written against Camunda 7.24.
 */
document.addEventListener('click', (event) => {
  if (event.target.closest?.('.form-actions button, .modal-footer button, .claim')) {
    document.querySelectorAll('.page-notifications .close, .modal-body .notifications .close').forEach((close) => close.click());
  }
}, true);
