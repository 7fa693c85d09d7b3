// Tells of a file that is too large before it is sent, so that nothing typed is lost. The server checks again.
(() => {
  for (const form of document.querySelectorAll('form.upload')) {
    const file = form.elements.file;
    const largest = Number(form.dataset.largest) * 1024 * 1024;
    file.addEventListener('change', () => {
      const tooLarge = file.files.length > 0 && file.files[0].size > largest;
      file.setCustomValidity(tooLarge ? `文件太大：单个文件不超过 ${form.dataset.largest} MB。请压缩或拆分后再上传。` : '');
      file.reportValidity();
    });
    form.addEventListener('submit', () => { form.querySelector('button').disabled = true; });
  }
})();
