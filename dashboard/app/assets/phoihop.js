/* What runs in the browser: painting, choosing, centring, and keeping the address. No state of its own. */
(function () {
  "use strict";

  const skip = () => window.dash_clientside.no_update;
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const network = () => {
    const box = document.querySelector("#graph");
    return box && box._cyreg ? box._cyreg.cy : null;
  };
  const pick = (numbers) => numbers.map((i) => `[i = ${i}]`).join(", ");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function whenReady(test, act, tries = 60) {
    const value = test();
    if (value) act(value);
    else if (tries > 0) setTimeout(() => whenReady(test, act, tries - 1), 50);
  }

  function centre(cy, element) {
    const zoom = Math.min(1.4, Math.max(cy.zoom(), 0.75));
    cy.stop();
    if (calm) {
      cy.zoom(zoom);
      cy.center(element);
    } else cy.animate({ zoom, center: { eles: element } }, { duration: 260 });
  }

  function outside(cy, element) {
    const view = cy.extent(), box = element.boundingBox();
    return box.x1 < view.x1 || box.x2 > view.x2 || box.y1 < view.y1 || box.y2 > view.y2;
  }

  function chosenBy(trigger, value) {
    if (trigger.startsWith("graph.")) return value && value.id;
    if (trigger.startsWith("table.")) return value && value.length ? value[0].id : null;
    if (trigger.startsWith("search.")) return value;
    return value ? JSON.parse(trigger.slice(0, trigger.lastIndexOf("."))).id : null;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.phoihop = {
    choose() {
      const triggered = window.dash_clientside.callback_context.triggered;
      const chosen = triggered.map((one) => chosenBy(one.prop_id, one.value)).find(Boolean);
      return chosen || skip();
    },

    paint(paint, node, edge, chosen) {
      if (!paint) return skip();
      const sheet = paint.base.slice();
      const pointed = (edge && edge.id) || (node && node.id);
      const near = pointed && paint.near[pointed];
      if (near) {
        sheet.push({ selector: "node, edge", style: { opacity: 0.13 } });
        sheet.push({ selector: pick(near), style: { opacity: 1 } });
      }
      const lit = chosen && paint.number[chosen];
      if (lit !== undefined && lit !== null) {
        sheet.push({ selector: `node[i = ${lit}]`, style: { "border-width": 4, "border-color": "#c2410c", "border-style": "solid" } });
        sheet.push({ selector: `edge[i = ${lit}]`, style: { "line-color": "#c2410c", "target-arrow-color": "#c2410c", opacity: 1, "z-index": 9 } });
      }
      if (paint.hidden.length) sheet.push({ selector: pick(paint.hidden), style: { display: "none" } });
      return sheet;
    },

    reveal(chosen, _children, paint) {
      whenReady(
        () => document.querySelector("#panel"),
        (panel) => {
          panel.parentElement.scrollTop = 0;
          panel.querySelectorAll("details[open] .ph-page").forEach(toMark);
        },
      );
      if (!chosen || !paint || paint.number[chosen] === undefined) return "";
      whenReady(
        () => {
          const cy = network(), found = cy && cy.getElementById(chosen);
          return found && found.nonempty() ? found : null;
        },
        (element) => {
          const cy = element.cy();
          const searched = document.activeElement && document.activeElement.id === "search";
          if (searched || outside(cy, element)) centre(cy, element);
        },
      );
      return chosen;
    },

    revealNumber(_children, chosen) {
      if (!chosen) return "";
      whenReady(
        () => document.querySelector("#compare-panel"),
        (panel) => {
          const frame = panel.parentElement, box = frame.getBoundingClientRect();
          frame.scrollTop = 0;
          if (box.top >= window.innerHeight || box.bottom <= 0) {
            frame.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
            frame.focus({ preventScroll: true });
          }
        },
      );
      return chosen;
    },

    fillRanges(ranges) {
      if (ranges) document.querySelectorAll("[data-range]").forEach((place) => (place.textContent = ranges[place.dataset.range] || ""));
      return skip();
    },

    address(query) {
      if (typeof query === "string" && window.location.search !== query)
        window.history.replaceState(window.history.state, "", window.location.pathname + query);
      return skip();
    },

    tools() {
      const triggered = window.dash_clientside.callback_context.triggered, cy = network();
      if (!cy || !triggered.length || !triggered[0].value) return skip();
      const tool = triggered[0].prop_id;
      const middle = { x: cy.width() / 2, y: cy.height() / 2 };
      if (tool.startsWith("tool-fit")) cy.fit(cy.elements(":visible"), 28);
      else cy.zoom({ level: cy.zoom() * (tool.startsWith("tool-zoom_in") ? 1.25 : 0.8), renderedPosition: middle });
      return String(triggered[0].value);
    },

    openRow(cell) {
      const api = cell && window.dash_ag_grid.getApi("findings");
      const row = api && cell.rowId !== undefined ? api.getRowNode(cell.rowId) : null;
      return row && row.data ? go(row.data.link) : [skip(), skip()];
    },

    print(clicks) {
      if (clicks) window.print();
      return String(clicks || "");
    },

    language() {
      whenReady(() => document.querySelector(".ph-shell"), (shell) => (document.documentElement.lang = shell.lang));
      return skip();
    },
  };

  function go(link) {
    const address = new URL(link, window.location.origin);
    return address.origin === window.location.origin ? [address.pathname, address.search] : [skip(), skip()];
  }

  function toMark(page) {
    const mark = page.querySelector("mark");
    if (mark) page.scrollTop = mark.offsetTop - page.clientHeight / 2;
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelectorAll(":scope > .ph-page").forEach(toMark);
  }, true);

  document.addEventListener("click", (event) => {
    const number = event.target.closest && event.target.closest("[data-number]");
    if (number) window.dash_clientside.set_props("compare-chosen", { data: number.dataset.number });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.closest || !event.target.closest("#findings .ag-row")) return;
    const api = window.dash_ag_grid.getApi("findings"), cell = api.getFocusedCell();
    const row = cell && api.getDisplayedRowAtIndex(cell.rowIndex);
    if (row && row.data) {
      const [pathname, search] = go(row.data.link);
      window.dash_clientside.set_props("url", { pathname, search });
    }
  });

  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
  functions.phoihopFind = ({ options, search, limit }) => {
    const words = fold(search).split(" ").filter(Boolean);
    const found = options.filter((option) => {
      const key = option.key || fold(option.label);
      return words.every((word) => key.includes(word));
    });
    return limit ? found.slice(0, limit) : found;
  };

  const order = new Intl.Collator("vi", { numeric: true });
  const grids = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  grids.phoihopOrder = (a, b) => order.compare(a || "", b || "");
})();
