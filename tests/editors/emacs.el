;;; -*- lexical-binding: t -*-
;;; Emacs with eglot does what somebody does in it, as the file named by JOB says; test_real_editors.py reads what it shows.

(require 'eglot)
(require 'json)

(defvar job (with-temp-buffer
              (insert-file-contents (getenv "JOB"))
              (json-parse-buffer :object-type 'plist :array-type 'list)))
(defvar heard (make-hash-table :test 'equal))

(setq coding-system-for-read 'utf-8-unix     ; every character stays where it is, a byte order mark too
      coding-system-for-write 'utf-8-unix
      enable-local-variables nil
      create-lockfiles nil
      eglot-sync-connect 60
      eglot-events-buffer-size 0
      project-find-functions (list (lambda (_) (cons 'transient (plist-get job :root))))
      eglot-server-programs (list (cons 'text-mode (plist-get job :command)))
      auto-mode-alist '(("" . text-mode)))

(cl-defmethod eglot-handle-notification :after
  (_server (_method (eql textDocument/publishDiagnostics)) &key uri diagnostics &allow-other-keys)
  (puthash (eglot--uri-to-path uri) diagnostics heard))

(defun hear ()
  (let ((until (+ (float-time) 60)))
    (while (eq 'none (gethash buffer-file-name heard 'none))
      (when (> (float-time) until) (error "Nothing was heard of %s" buffer-file-name))
      (accept-process-output nil 0.005)))
  (prog1 (gethash buffer-file-name heard)
    (remhash buffer-file-name heard)))

(defun text () (eglot--widening (buffer-substring-no-properties (point-min) (point-max))))

(defun shown (diagnostics)
  (flymake-start)
  ;; In a buffer without a character there is nothing that could be underlined.
  (cl-assert (or (= (buffer-size) 0) (= (length diagnostics) (length (flymake-diagnostics)))))
  (cl-map 'vector
          (lambda (one)
            (eglot--dbind ((Diagnostic) range code severity message) one
              (let ((start (plist-get range :start)) (end (plist-get range :end)))
                (vector code severity message (plist-get start :line) (plist-get start :character)
                        (plist-get end :line) (plist-get end :character)))))
          diagnostics))

(let (files before after fixed left hover)
  (dolist (path (plist-get job :files))
    (with-current-buffer (find-file-noselect path)
      (eglot-ensure)
      (run-hooks 'post-command-hook)
      (push (list :text (text) :found (shown (hear))) files)
      (set-buffer-modified-p nil)
      (kill-buffer)))
  (with-current-buffer (find-file-noselect (plist-get job :clean))
    (eglot-ensure)
    (run-hooks 'post-command-hook)
    (setq before (length (hear)))
    (goto-char (point-min))
    (forward-line (plist-get job :line))
    (search-forward "[")
    (backward-char)
    (insert " ")
    (eglot--signal-textDocument/didChange)
    (setq after (shown (hear)))
    (eglot-code-actions (point-min) (point-max) "source.fixAll.onsrights" t)
    (eglot--signal-textDocument/didChange)
    (setq left (length (hear))
          fixed (text))
    (setq hover (plist-get (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover
                                                       (eglot--TextDocumentPositionParams))
                                      :contents)
                           :value))
    (set-buffer-modified-p nil))
  (with-temp-file (getenv "DONE")
    (insert (decode-coding-string
             (json-serialize (list :files (vconcat (nreverse files)) :before before :after after :fixed fixed
                                   :left left :hover hover))
             'utf-8))))
