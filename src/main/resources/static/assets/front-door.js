// Camunda's web applications lead to the one sign-in page where they would show a form of their own.
(function () {
  'use strict';
  var root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

  function check() {
    if (/^#!?\/login/.test(location.hash)) {
      location.replace(root + '/sign-in');
    }
  }

  ['pushState', 'replaceState'].forEach(function (name) {
    var original = history[name];
    history[name] = function () {
      var result = original.apply(this, arguments);
      check();
      return result;
    };
  });
  addEventListener('hashchange', check);
  addEventListener('popstate', check);
  check();
})();
