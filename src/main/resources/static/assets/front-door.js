// Ties Camunda's web applications to the front door: the one sign-in page, the way home, the page to change the password.
(function () {
  'use strict';
  var root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

  // where Camunda would show a sign-in form of its own
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

  function link(path, text) {
    var a = document.createElement('a');
    a.href = root + path;
    a.textContent = text;
    return a;
  }

  function fitHeader() {
    var menu = document.querySelector('nav.app-menu > ul');
    if (menu && !menu.querySelector('.front-door-home')) {
      var item = document.createElement('li');
      item.className = 'front-door-home';
      item.appendChild(link('/', '首页'));
      menu.insertBefore(item, menu.firstChild);
    }
    var profile = document.querySelector('nav.app-menu .profile');
    if (profile && !profile.classList.contains('front-door-password')) {
      profile.classList.add('front-door-password');
      profile.replaceChildren(link('/account/password', '修改密码'));
    }
  }

  new MutationObserver(fitHeader).observe(document.documentElement, { childList: true, subtree: true });
})();
