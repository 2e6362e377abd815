;;; Works in Emacs with eglot, and prints as JSON what was seen of each feature.  -*- lexical-binding: t -*-
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'imenu)
(require 'xref)

(setq eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      xref-prompt-for-identifier nil
      make-backup-files nil
      create-lockfiles nil)
(setq last-nonmenu-event ?\r) ; a key, not the mouse
(fset 'y-or-n-p #'always)
(define-derived-mode yaml-mode text-mode "YAML" "What matters of yaml-mode to eglot.")
(let ((command (append (json-parse-string (getenv "NOOB_LINT_SERVER")) nil)))
  (add-to-list 'eglot-server-programs (cons 'yaml-mode command)))

(defvar seen (list (cons "version"
                         (format "Emacs %s with eglot %s" emacs-version
                                 (if (boundp 'eglot--version) eglot--version
                                   (package-version-join
                                    (package-desc-version (cadr (assq 'eglot package-alist)))))))))

(defun wait (what condition &optional patience)
  "Wait until CONDITION returns something, and return that."
  (let ((end (+ (float-time) (or patience 20))) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end) (error "no %s" what))
      (accept-process-output nil 0.1))
    found))

(defmacro feature (name &rest body)
  "Note what was seen of the feature NAME, which BODY returns, or that it was not."
  `(push (cons ,name (condition-case problem
                         (format "seen: %s" (progn ,@body))
                       (error (format "not seen: %s" (error-message-string problem)))))
         seen))

(defun open (name)
  "Open the file NAME as it is on the disk."
  (find-file name)
  (revert-buffer t t t)
  (yaml-mode)
  (eglot-ensure)
  (eglot--maybe-activate-editing-mode)
  (goto-char (point-min)))

(defun go-to (text &optional behind)
  "Put the cursor on the last character of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (backward-char (+ 1 (or behind 0))))

(defun messages ()
  (flymake-start)
  (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\n"))
(defun found (text) (lambda () (string-match-p text (messages))))
(defun gone (text) (lambda () (not (string-match-p text (messages)))))
(defun changed () (eglot--signal-textDocument/didChange) (accept-process-output nil 0.2))
(defun restore () (revert-buffer t t t) (yaml-mode) (eglot--maybe-activate-editing-mode) (accept-process-output nil 0.5))
(defun written (name) (with-temp-buffer (insert-file-contents name) (buffer-string)))

(defun act (start end title &optional kind)
  "Do the code action with TITLE between START and END, as the user who chooses it."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ all &rest _)
               (seq-find (lambda (one) (string-match-p title one)) (mapcar #'car all)))))
    (eglot-code-actions start end kind t)))

(find-file "it.yaml")
(yaml-mode)
(apply #'eglot (eglot--guess-contact))
(wait "server" #'eglot-current-server)

(feature "diagnostics while typing"
  (wait "finding" (found "emits no signal 'blured'"))
  (go-to "path: in.tif" -1)
  (insert "\n      pth: 1")
  (changed)
  (wait "new finding" (found "has no parameter 'pth'"))
  (delete-region (line-beginning-position) (1+ (line-end-position)))
  (changed)
  (wait "finding that goes" (gone "has no parameter 'pth'"))
  (set-buffer-modified-p nil)
  "a finding that comes and goes")

(feature "hover"
  (go-to "lab.blur" 2)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (wait "documentation" (lambda () (and shown (string-match-p "Blur an image" shown))))
    "signature and docstring, by ElDoc"))

(feature "go to definition"
  (go-to "lab.blur" 2)
  (let* ((item (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
         (place (xref-item-location item)))
    (format "line %s of %s" (xref-location-line place)
            (file-name-nondirectory (xref-location-group place)))))

(feature "go to type definition"
  (go-to "source.image" 2)
  (let ((place (xref-item-location (car (eglot--lsp-xrefs-for-method :textDocument/typeDefinition)))))
    (format "line %s of %s" (xref-location-line place)
            (file-name-nondirectory (xref-location-group place)))))

(feature "references"
  (go-to "first:" 2)
  (let ((items (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))
    (unless (> (length items) 2) (error "no other tube: %s" (length items)))
    (mapconcat (lambda (item)
                 (let ((place (xref-item-location item)))
                   (format "%s:%s" (file-name-nondirectory (xref-location-group place))
                           (xref-location-line place))))
               items ", ")))

(feature "highlights"
  (go-to "first:" 2)
  (setq eglot--highlights nil)
  (cl-letf (((symbol-function 'get-buffer-window) (lambda (&rest _) (selected-window))))
    (eglot-hover-eldoc-function #'ignore) ; asks for the highlights, too
    (wait "highlights" (lambda () (= (length eglot--highlights) 2)) 10))
  "2 places")

(feature "completion"
  (go-to "first.blured" -1)
  (delete-char -3)
  (changed)
  (let* ((found (eglot-completion-at-point))
         (all (all-completions "first" (nth 2 found))))
    (restore)
    (unless all (error "no items"))
    (mapconcat #'substring-no-properties all ", ")))

(feature "code action: a fix"
  (wait "finding" (found "emits no signal 'blured'"))
  (go-to "first.blured" 2)
  (act (point) (point) "write blurred")
  (wait "fix" (lambda () (string-match-p "first.blurred" (buffer-string))))
  (restore)
  "write blurred")

(feature "code action: an ignore comment"
  (wait "finding" (found "emits no signal 'blured'"))
  (go-to "first.blured" 2)
  (act (point) (point) "ignore unknown-signal")
  (wait "comment" (lambda () (string-match-p "noob-lint: ignore\\[unknown-signal\\]" (buffer-string))))
  (restore)
  "with TODO for its reason")

(feature "all safe fixes, by a command"
  (wait "finding" (found "repeats the key"))
  (act (point-min) (point-max) "" "source.fixAll.noob-lint")
  (wait "fix" (lambda () (not (string-match-p "id: second" (buffer-string)))))
  (restore)
  "M-x eglot-code-actions")

(feature "all safe fixes, on save"
  (let ((fix (lambda () (act (point-min) (point-max) "" "source.fixAll.noob-lint"))))
    (wait "finding" (found "repeats the key"))
    (add-hook 'before-save-hook fix nil t)
    (set-buffer-modified-p t)
    (save-buffer)
    (remove-hook 'before-save-hook fix t))
  (when (string-match-p "id: second" (written "it.yaml")) (error "not fixed"))
  "by before-save-hook")

(feature "rename"
  (go-to "first:" 2)
  (eglot-rename "primary")
  (wait "new name" (lambda () (string-match-p "image: primary.blured" (buffer-string))))
  (save-some-buffers t)
  (unless (string-match-p "primary.blurred" (written "child.tube.yaml")) (error "not in the other tube"))
  "in both tubes")

(feature "outline"
  (let ((index (eglot-imenu)))
    (unless (string-match-p "second" (format "%S" index)) (error "no entry"))
    "by imenu"))

(feature "symbols of the project"
  (let ((found (xref-backend-apropos 'eglot "alone")))
    (unless found (error "no symbol"))
    (substring-no-properties (xref-item-summary (car found)))))

(feature "restart"
  (eglot-reconnect (eglot-current-server))
  (wait "server" #'eglot-current-server)
  (wait "finding" (found "emits no signal 'blured'"))
  "eglot-reconnect")

(eglot-shutdown-all)
(terpri)
(princ (json-serialize (mapcar (lambda (one) (cons (intern (car one)) (cdr one))) seen)))
(terpri)
(kill-emacs 0)
