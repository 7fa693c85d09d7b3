// A click on a demo account fills the form. Without this script the names are there to be typed.
(() => {
  const form = document.querySelector('form.stack');
  const { password } = document.querySelector('.offered').dataset;
  for (const account of document.querySelectorAll('.offered button')) {
    account.disabled = false;
    account.title = '填入此账号';
    account.addEventListener('click', () => {
      form.elements.username.value = account.value;
      form.elements.password.value = password;
      form.querySelector('.primary').focus();
    });
  }
})();
