// The editor: CodeMirror with the marks, hovers and proposals of the package.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete"
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands"
import { yaml } from "@codemirror/lang-yaml"
import { HighlightStyle, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language"
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint"
import { EditorState } from "@codemirror/state"
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, hoverTooltip, keymap, lineNumbers,
} from "@codemirror/view"
import { tags } from "@lezer/highlight"

import { drawn } from "./markdown.js"

// The key Tab leaves the editor, as it leaves any other input.
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--md-code-hl-keyword-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
  { tag: [tags.string, tags.content], color: "var(--md-code-fg-color)" },
  { tag: [tags.separator, tags.punctuation, tags.meta], color: "var(--md-code-hl-punctuation-color)" },
])

export function makeEditor({ parent, text, label, ask, changed, phrases }) {
  const position = (state, offset) => {
    const line = state.doc.lineAt(offset)
    return { line: line.number - 1, column: offset - line.from }
  }
  const offset = (state, [line, column]) => state.doc.line(line + 1).from + column

  const hovers = hoverTooltip(async (view, at) => {
    const found = await ask({ do: "hover", ...position(view.state, at) }).catch(() => null)
    if (!found) return null
    return {
      pos: offset(view.state, found.from),
      end: offset(view.state, found.to),
      create: () => ({ dom: drawn(found.text, "pg-hover") }),
    }
  })

  const proposals = async (context) => {
    const items = await ask({ do: "complete", ...position(context.state, context.pos) }).catch(() => [])
    if (!items.length || context.aborted) return null
    const { replaces } = items[0]
    const typed = context.state.sliceDoc(context.pos - replaces, context.pos).toLowerCase()
    if (!context.explicit && !typed) return null
    const options = items
      .filter((item) => item.replaces === replaces && item.label.toLowerCase().startsWith(typed))
      .map((item, index) => ({ label: item.label, detail: item.detail, boost: -index }))
    return options.length ? { from: context.pos - replaces, options, filter: false } : null
  }

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), lintGutter(), history(), highlightSpecialChars(), drawSelection(), highlightActiveLine(),
        bracketMatching(), indentUnit.of("  "), yaml(), syntaxHighlighting(COLOURS), EditorView.lineWrapping,
        autocompletion({ override: [proposals] }), hovers, EditorState.phrases.of(phrases),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
      ],
    }),
  })

  return {
    get text() {
      return view.state.doc.toString()
    },
    // Write another text in the place of this one, as one step that can be undone; what is the same stays as it is.
    put(next) {
      const now = this.text
      let from = 0
      while (from < now.length && from < next.length && now[from] === next[from]) from += 1
      let back = 0
      const most = Math.min(now.length, next.length) - from
      while (back < most && now[now.length - 1 - back] === next[next.length - 1 - back]) back += 1
      view.dispatch({ changes: { from, to: now.length - back, insert: next.slice(from, next.length - back) } })
    },
    apply(edits) {
      view.dispatch({ changes: edits })
      view.focus()
    },
    go(at) {
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) })
      view.focus()
    },
    mark(found) {
      const length = view.state.doc.length
      const marks = found.map((one) => ({
        from: Math.min(one.from, length),
        to: Math.min(one.to, length),
        severity: one.severity,
        source: one.code,
        message: one.message,
        actions: one.fixes
          .filter((fix) => fix.edits.length)
          .map((fix) => ({ name: fix.title, apply: () => view.dispatch({ changes: fix.edits }) })),
      }))
      view.dispatch(setDiagnostics(view.state, marks))
    },
  }
}
