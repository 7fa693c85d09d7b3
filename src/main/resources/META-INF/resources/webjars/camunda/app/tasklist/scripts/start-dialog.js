/*
 * The dialogue 发起流程 goes away at a click beside it and at Escape, and takes with it whatever was written into its form.
 * While a form stands in it, only its buttons close it. Escape still reaches the form, which closes its lists by it.
 *
 * Loaded through `customScripts` in scripts/config.js. Written against Camunda 7.24, whose dialogues listen at the
 * document: what is stopped at the root never comes there.
 */
const formIn = (dialogue) => dialogue?.querySelector('.modal-body .fjs-container');

document.addEventListener('click', (event) => {
  if (event.target.matches?.('.modal') && formIn(event.target)) {
    event.stopPropagation();
  }
}, true);

document.documentElement.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && formIn(document.querySelector('.modal'))) {
    event.stopPropagation();
  }
});
