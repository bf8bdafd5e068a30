"""Many elements, and pages that change a great deal around one: what is done for it is bounded, counted and not timed."""

import pytest

# Notes what Python is told, and each time the observers of the script are called.
COUNTING = """<script>
const told = [];
let calls = 0;
globalThis.MutationObserver = class extends MutationObserver {
  constructor(callback) {
    super((...given) => {
      calls += 1;
      callback(...given);
    });
  }
};
</script>"""
CONNECT = """<script>
const { connect } = permissionPolyfill;
permissionPolyfill.connect = (dispatch) => connect((...given) => {
  told.push(given[0]);
  return dispatch(...given);
});
</script>"""
CAMERA = "<permission id=a type=camera></permission><div id=place></div>"

# 100,000 changes of a page, as a script.
STORMS = {
    "appends and removes": """for (let row = 0; row < 1000; row += 1) {
        const list = document.createElement('ul');
        for (let item = 0; item < 50; item += 1) list.append(document.createElement('li'));
        place.append(list);
        list.replaceChildren();
      }""",
    "attributes": "for (let turn = 0; turn < 100_000; turn += 1) place.setAttribute('data-turn', turn)",
    "languages": "for (let turn = 0; turn < 100_000; turn += 1) place.lang = turn % 2 ? 'de' : 'en'",
    "its neighbours": """for (let turn = 0; turn < 50_000; turn += 1) {
        const node = document.createTextNode(turn);
        a.before(node);
        node.remove();
      }""",
    "the element itself": """for (let turn = 0; turn < 33_334; turn += 1) {
        a.className = `x${turn}`;
        a.setAttribute('data-turn', turn);
        a.title = turn;
      }""",
    "its contents": """for (let turn = 0; turn < 20_000; turn += 1) {
        a.append('text');
        a.lastChild.remove();
      }""",
    "its type and attributes": """for (let turn = 0; turn < 50_000; turn += 1) {
        a.type = 'microphone';
        a.toggleAttribute('preciselocation');
      }""",
}
FORGET = "told.length = 0; calls = 0"


@pytest.mark.parametrize("storm", STORMS)
@pytest.mark.sample(3)
def test_a_hundred_thousand_changes_in_a_task_are_one(tab, storm):
    tab.open(CONNECT + CAMERA, "micropython", head=COUNTING)
    assert tab.ready() == "ready"
    tab.valid()
    tab.evaluate(FORGET)
    tab.evaluate(f"(() => {{ {STORMS[storm]} }})()")
    tab.page.wait_for_timeout(800)
    assert tab.evaluate("told.length") <= 30, tab.evaluate("told")
    assert tab.evaluate("calls") <= 20
    assert (tab.console, tab.evaluate("unhandled")) == ([], [])
    tab.grant("camera")
    tab.agree()


@pytest.mark.full
def test_a_hundred_thousand_changes_in_a_thousand_tasks(tab):
    """What has nothing to do with the element costs a call of the observer a task, and no crossing."""
    tab.open(CONNECT + CAMERA, "micropython", head=COUNTING)
    assert tab.ready() == "ready"
    tab.valid()
    tab.page.wait_for_timeout(800)
    tab.evaluate(FORGET)
    tab.evaluate("""async () => {
        for (let turn = 0; turn < 1000; turn += 1) {
            for (let item = 0; item < 50; item += 1) place.append(document.createElement('b'));
            place.replaceChildren();
            await new Promise((resolve) => setTimeout(resolve));
        }
    }""")
    tab.page.wait_for_timeout(800)
    assert tab.evaluate("told.length") <= 30, tab.evaluate("told")
    assert tab.evaluate("calls") <= 3000
    tab.grant("camera")
    tab.agree()


def test_a_thousand_elements(tab):
    """The first three can be pressed; when one goes, the next can; with all gone, one that comes works."""
    tab.open(CONNECT + "<div id=place></div>", "micropython", head=COUNTING)
    assert tab.ready() == "ready"
    tab.evaluate(FORGET)
    tab.evaluate("""for (let index = 0; index < 1000; index += 1) {
        const element = document.createElement('permission');
        element.id = `e${index}`;
        element.type = 'camera';
        place.append(element);
    }""")
    for index in range(3):
        tab.valid(f"e{index}")
    assert tab.evaluate("[...place.children].filter(({ isValid }) => isValid).length") == 3
    assert tab.evaluate("place.children[999].getAttribute('aria-label')") == "Use camera"
    assert tab.evaluate("told.filter((kind) => kind === 'attach').length") == 1
    assert len(tab.console) == 1 and "no more than 3 elements" in tab.console[0]
    tab.evaluate("e1.remove()")
    tab.valid("e3")
    tab.evaluate(f"{FORGET}; place.replaceChildren()")
    tab.page.wait_for_timeout(300)
    assert tab.evaluate("told.length") <= 10
    tab.evaluate("place.innerHTML = '<permission id=a type=camera></permission>'")
    tab.grant("camera")
    tab.agree()
    assert (len(tab.console), tab.evaluate("unhandled")) == (1, [])
