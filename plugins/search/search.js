/* The form of the search page: fetches nothing before it is used. */
(function () {
  var here = document.currentScript.src;
  var form = document.querySelector("form.search");
  var box = form.querySelector("input");
  var said = document.querySelector(".search-results [role=status]");
  var list = document.querySelector(".search-results ol");
  var words = JSON.parse(form.getAttribute("data-words"));
  var language = document.documentElement.lang || "en";
  var more = document.createElement("button");
  var atOnce = 20;
  var loading, asked, found;

  function load() {
    loading = loading || import(new URL("pagefind/pagefind.js", here)).then(function (pagefind) {
      /* Length says nothing of what a page is about. */
      return pagefind.options({ ranking: { pageLength: 0 } }).then(pagefind.init).then(function () { return pagefind; });
    });
    loading.catch(function () { loading = undefined; });
    return loading;
  }
  function sentence(form, count, text) {
    return form.replace("{count}", count.toLocaleString(language)).replace("{words}", function () { return text; });
  }
  function countOf(count) {
    var rules = new Intl.PluralRules(language);
    var form = words.found.find(function (each) { return rules.select(each[0]) === rules.select(count); });
    return (form || words.found[words.found.length - 1])[1];
  }
  function add(parent, tag, text, className) {
    var element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    if (className) {
      element.className = className;
    }
    return element;
  }
  function line(page) {
    var item = document.createElement("li");
    add(item, "a", page.meta.title).href = new URL("../" + page.raw_url, here);
    if (page.meta.above) {
      item.append(" ");
      add(item, "span", page.meta.above, "meta");
    }
    if (page.meta.summary) {
      item.append(document.createElement("br"), page.meta.summary);
    }
    return item;
  }
  function showMore() {
    var now = asked;
    var start = list.children.length;
    return Promise.all(found.slice(start, start + atOnce).map(function (each) { return each.data(); })).then(function (pages) {
      if (asked === now && list.children.length === start) {
        list.append.apply(list, pages.map(line));
        more.hidden = list.children.length >= found.length;
        return list.children[start];
      }
    });
  }
  /* Who asks in a whole sentence means the words in it that say what it is about. */
  function telling(text) {
    var filler = /^(a|all|am|an|and|are|at|been|can|did|do|does|for|from|had|has|have|how|i|in|is|it|my|not|of|on|our|please|the|their|they|this|to|was|we|were|what|when|where|who|why|will|with|you|your)$/i;
    var left = text.split(/\s+/).filter(function (word) { return !filler.test(word); });
    return (/^en\b/.test(language) && left.join(" ")) || text;
  }
  /* Whether one letter differs, is more or less, or two changed places. */
  function near(one, other) {
    var same = 0;
    while (same < one.length && one[same] === other[same]) {
      same += 1;
    }
    one = one.slice(same);
    other = other.slice(same);
    return one.slice(1) === other.slice(1) || one === other.slice(1) || one.slice(1) === other ||
      (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2));
  }
  /* Words that no title has become the nearest that one has. */
  function mended(text) {
    return fetch(new URL("words." + language.toLowerCase() + ".json", here)).then(function (answer) {
      return answer.json();
    }).then(function (known) {
      return telling(text).toLowerCase().split(/\s+/).map(function (word) {
        return (word.length > 3 && known.indexOf(word) < 0 && known.find(near.bind(null, word))) || word;
      }).join(" ");
    }, function () { return text; });
  }
  function show(result, text, before) {
    found = result.results;
    return showMore().then(function () {
      said.textContent = before + sentence(countOf(found.length), found.length, text);
    });
  }
  function lookNear(pagefind, now) {
    return mended(now).then(function (other) {
      return pagefind.search(other).then(function (result) {
        var none = sentence(words.none, 0, now);
        if (asked === now && result.results.length) {
          return show(result, other, none + " ");
        }
        if (asked === now) {
          said.textContent = none + " " + words.help;
        }
      });
    });
  }
  function search(text) {
    var now = asked = text.trim();
    list.textContent = "";
    more.hidden = true;
    said.textContent = asked && words.busy;
    if (asked) {
      load().then(function (pagefind) {
        return pagefind.search(telling(now)).then(function (result) {
          if (asked === now) {
            return result.results.length ? show(result, now, "") : lookNear(pagefind, now);
          }
        });
      }).catch(function () {
        said.textContent = words.failed;
      });
    }
  }
  function fromAddress() {
    box.value = new URLSearchParams(location.search).get("q") || "";
    search(box.value);
  }

  more.type = "button";
  more.hidden = true;
  more.textContent = words.more;
  more.addEventListener("click", function () {
    showMore().then(function (first) {
      if (first) {
        first.querySelector("a").focus();
      }
    });
  });
  list.after(more);
  form.hidden = false;
  form.addEventListener("focusin", load);
  form.addEventListener("input", load);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.pushState(null, "", "?q=" + encodeURIComponent(box.value.trim()));
    search(box.value);
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
})();
