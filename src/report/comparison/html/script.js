// Sorting and finding; the page says the same without it.
(function () {
  "use strict";
  var words = document.body.dataset;
  var lang = document.documentElement.lang;
  var order = ["m", "p", "u", "q", "n"];
  function number(text) {
    var plain = lang === "id" ? text.replace(/\./g, "").replace(/,/g, ".") : text.replace(/,/g, "");
    var found = plain.match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : -Infinity;
  }
  function value(row, place) {
    var cell = row.cells[place];
    if (!cell) return "";
    var verdict = order.indexOf(cell.className);
    if (verdict >= 0) return verdict;
    return cell.className === "f" ? number(cell.textContent) : cell.textContent;
  }
  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), lang, { numeric: true });
  }
  document.querySelectorAll("table.sort").forEach(function (table) {
    var body = table.tBodies[0];
    if (body.rows.length < 3) return;
    var heads = table.tHead.rows[table.tHead.rows.length - 1].cells;
    Array.prototype.forEach.call(heads, function (head, place) {
      if (!head.textContent.trim() || head.hasAttribute("data-drawn")) return;
      // The text stays outside the button, since repeated heads on paper leave buttons out.
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = "\u2195";
      button.setAttribute("aria-label", words.sort + ": " + head.textContent);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var rows = Array.prototype.filter.call(body.rows, function (row) { return row.className !== "peer"; });
        rows.map(function (row) { return [value(row, place), row]; })
          .sort(function (a, b) { return compare(a[0], b[0]) * (down ? -1 : 1); })
          .forEach(function (pair) { body.appendChild(pair[1]); });
        body.querySelectorAll("tr.peer").forEach(function (row) { row.hidden = true; });
      });
    });
    if (body.rows.length < 10) return;
    var find = document.createElement("input");
    find.className = "find";
    find.type = "search";
    find.placeholder = words.find;
    find.setAttribute("aria-label", words.find);
    table.parentNode.parentNode.insertBefore(find, table.parentNode);
    find.addEventListener("input", function () {
      var wanted = find.value.toLowerCase();
      Array.prototype.forEach.call(body.rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
      });
    });
  });
})();
