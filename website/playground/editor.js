// The editor: CodeMirror with the marks, hovers, proposals and colours of the package.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete"
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands"
import { yaml } from "@codemirror/lang-yaml"
import { HighlightStyle, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language"
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint"
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state"
import {
  Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, hoverTooltip, keymap, lineNumbers,
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

const colour = StateEffect.define()

// The parts of names, which move along with what is typed until they are told again; innermost, so that theirs is the colour.
const PARTS = StateField.define({
  create: () => Decoration.none,
  update: (parts, { changes, effects }) => effects.find((one) => one.is(colour))?.value ?? parts.map(changes),
  provide: (field) => Prec.highest(EditorView.decorations.from(field)),
})

// Make an editor: of a manifest where there is somebody to ask, else of plain text.
export function makeEditor({ parent, label, changed, phrases, ask, seen }) {
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
    const items = await ask({ do: "complete", ...position(context.state, context.pos) }).catch(() => null)
    if (!items?.length || context.aborted) return null
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
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), lintGutter(), history(), highlightSpecialChars(), drawSelection(), highlightActiveLine(),
        bracketMatching(), indentUnit.of("  "), EditorView.lineWrapping, EditorState.phrases.of(phrases),
        ask ? [yaml(), syntaxHighlighting(COLOURS), autocompletion({ override: [proposals] }), hovers, PARTS] : [],
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed()
          else if (update.viewportChanged) seen?.()
        }),
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
    // The first and the last line that are drawn, from 0.
    get lines() {
      const { from, to } = view.viewport
      return { first: position(view.state, from).line, last: position(view.state, to).line }
    },
    colour(parts) {
      const marks = parts.map(([line, column, length, role]) => {
        const from = offset(view.state, [line, column])
        return Decoration.mark({ class: `pg-${role}` }).range(from, from + length)
      })
      view.dispatch({ effects: colour.of(Decoration.set(marks, true)) })
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
          ?.filter((fix) => fix.edits.length)
          .map((fix) => ({ name: fix.title, apply: () => view.dispatch({ changes: fix.edits }) })),
      }))
      view.dispatch(setDiagnostics(view.state, marks))
    },
  }
}
