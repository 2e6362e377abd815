-- Works in a Neovim without any plugin, and prints as JSON what was seen of each feature.
local seen = {}
local version = vim.version()
seen.version = ("%d.%d.%d"):format(version.major, version.minor, version.patch)
vim.o.shortmess = vim.o.shortmess .. "A"
vim.opt.runtimepath:append(vim.env.NOOB_LINT_RUNTIME) -- with lsp/noob_lint.lua
vim.lsp.config("noob_lint", {
  cmd = vim.json.decode(vim.env.NOOB_LINT_SERVER),
  settings = { ["noob-lint"] = { inlayHints = true } },
})
local progress = {}
vim.api.nvim_create_autocmd("LspProgress", {
  callback = function(event) table.insert(progress, event.data.params.value.kind) end,
})

local function wait(what, condition, patience)
  local result
  local is_there = vim.wait(patience or 20000, function()
    result = condition()
    return result
  end, 50)
  if not is_there then error("no " .. what, 0) end
  return result
end

--- Note what was seen of a feature, or that it was not.
local function feature(name, look)
  local is_seen, what = pcall(look)
  seen[name] = (is_seen and "seen: " or "not seen: ") .. tostring(what)
  io.stderr:write(name .. ": " .. seen[name] .. "\n")
  vim.cmd("stopinsert")
  vim.cmd("silent! cclose | silent! lclose | silent! fclose!")
end

local function open(name)
  vim.cmd("edit! " .. name)
  wait("client", function() return #vim.lsp.get_clients({ bufnr = 0, name = "noob_lint" }) == 1 end)
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

--- Put the cursor on the last character of some text.
local function go_to(wanted, behind)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local _, last = line:find(wanted, 1, true)
    if last then
      vim.api.nvim_win_set_cursor(0, { number, last - 1 - (behind or 0) })
      return
    end
  end
  error("no text " .. wanted, 0)
end

local function rules(buffer)
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(buffer))
end
local function found(rule, buffer)
  return function() return vim.tbl_contains(rules(buffer or 0), rule) end
end
local function gone(rule)
  return function() return not vim.tbl_contains(rules(0), rule) end
end

local function act(title, kind)
  vim.lsp.buf.code_action({
    apply = true,
    context = kind and { only = { kind }, diagnostics = {} } or nil,
    filter = function(action) return action.title:find(title, 1, true) ~= nil end,
  })
end

vim.cmd("filetype on")
vim.lsp.enable("noob_lint")
open("it.yaml")

feature("diagnostics while typing", function()
  wait("finding", found("unknown-signal"))
  go_to("path: in.tif")
  vim.api.nvim_feedkeys(vim.keycode("o") .. "pth: 1" .. vim.keycode("<Esc>"), "tx", false)
  wait("new finding", found("unknown-param"))
  vim.cmd("undo")
  wait("finding that goes", gone("unknown-param"))
  return "unknown-param"
end)

feature("hover", function()
  go_to("lab.blur", 2)
  vim.lsp.buf.hover()
  return wait("window", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        if table.concat(lines, "\n"):find("Blur an image", 1, true) then
          vim.api.nvim_win_close(window, true)
          return "signature and docstring in a window"
        end
      end
    end
  end)
end)

feature("go to definition", function()
  go_to("lab.blur", 2)
  vim.lsp.buf.definition()
  wait("the code", function() return vim.fn.expand("%:t") == "lab.py" end)
  local line = vim.fn.line(".")
  open("it.yaml")
  return "line " .. line .. " of lab.py"
end)

feature("go to type definition", function()
  go_to("source.image", 2)
  vim.lsp.buf.type_definition()
  wait("the code", function() return vim.fn.expand("%:t") == "lab.py" end)
  local line = vim.fn.line(".")
  open("it.yaml")
  return "line " .. line .. " of lab.py"
end)

feature("references", function()
  go_to("first:", 2)
  vim.lsp.buf.references()
  wait("list", function() return #vim.fn.getqflist() > 0 end)
  local names = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    table.insert(names, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ":t") .. ":" .. item.lnum)
  end
  vim.cmd("cclose")
  return table.concat(names, ", ")
end)

feature("highlights", function()
  go_to("first:", 2)
  vim.lsp.buf.document_highlight()
  return wait("highlights", function()
    local marks = 0
    for _, namespace in pairs(vim.api.nvim_get_namespaces()) do
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
        local group = mark[4].hl_group
        marks = marks + (type(group) == "string" and group:find("LspReference") and 1 or 0)
      end
    end
    return marks >= 2 and marks .. " places"
  end)
end)

feature("completion", function()
  go_to("image: first.blured")
  vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
  vim.o.completeopt = "menuone,noselect"
  local words
  local patience = 40
  local timer = assert(vim.uv.new_timer())
  local look = vim.schedule_wrap(function()
    if vim.fn.pumvisible() == 1 and not words then
      local items = vim.fn.complete_info({ "items" }).items
      words = vim.tbl_map(function(item) return item.word end, items)
    end
    patience = patience - 1
    if words or patience < 0 then vim.api.nvim_feedkeys(vim.keycode("<C-e><Esc>"), "n", false) end
  end)
  timer:start(500, 200, look)
  local typed = "A" .. ("<BS>"):rep(3) .. "<C-x><C-o>"
  vim.api.nvim_feedkeys(vim.keycode(typed), "x!", false) -- stays in insert mode until <Esc>
  timer:close()
  vim.cmd("silent edit!")
  return table.concat(assert(words, "no items"), ", ")
end)

feature("snippets with tab stops", function()
  local client = vim.lsp.get_clients({ bufnr = 0, name = "noob_lint" })[1]
  vim.fn.append(vim.fn.line("$"), { "  third:", "    " })
  vim.cmd("normal! G$")
  vim.wait(1000)
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  params.position.character = 4
  local answer = client:request_sync("textDocument/completion", params, 20000, 0)
  local items = answer.result.items or answer.result
  local item = assert(vim.iter(items):find(function(one) return one.label == "type" end), "no item")
  vim.snippet.expand(item.textEdit and item.textEdit.newText or item.insertText)
  assert(vim.snippet.active(), "no tab stop")
  vim.snippet.stop()
  vim.cmd("silent edit!")
  return "expanded by vim.snippet"
end)

feature("code action: a fix", function()
  go_to("first.blured", 2)
  act("write blurred")
  wait("fix", function() return text():find("first.blurred", 1, true) end)
  wait("finding that goes", gone("unknown-signal"))
  vim.cmd("silent edit!")
  return "write blurred"
end)

feature("code action: an ignore comment", function()
  wait("finding", found("unknown-signal"))
  go_to("first.blured", 2)
  act("ignore unknown-signal here")
  wait("comment", function() return text():find("# noob-lint: ignore[unknown-signal]", 1, true) end)
  vim.cmd("silent edit!")
  return "with TODO for its reason"
end)

feature("all safe fixes, by a command", function()
  wait("finding", found("id-redundant"))
  act("", "source.fixAll.noob-lint")
  wait("fix", function() return not text():find("id: second", 1, true) end)
  vim.cmd("silent edit!")
  return "vim.lsp.buf.code_action"
end)

feature("all safe fixes, on save", function()
  vim.api.nvim_create_autocmd("BufWritePre", {
    once = true,
    callback = function(event)
      local client = vim.lsp.get_clients({ bufnr = event.buf, name = "noob_lint" })[1]
      local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
      params.context = { only = { "source.fixAll.noob-lint" }, diagnostics = {} }
      local answer = client:request_sync("textDocument/codeAction", params, 5000, event.buf)
      for _, action in ipairs(answer and answer.result or {}) do
        if not action.edit then action = client:request_sync("codeAction/resolve", action, 5000).result end
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      end
    end,
  })
  wait("finding", found("id-redundant"))
  vim.cmd("silent write")
  local written = table.concat(vim.fn.readfile("it.yaml"), "\n")
  assert(not written:find("id: second", 1, true), "not fixed")
  return "by an autocommand"
end)

feature("rename", function()
  go_to("first:", 2)
  vim.lsp.buf.rename("primary")
  wait("new name", function() return text():find("image: primary.blured", 1, true) end)
  vim.cmd("silent wall")
  local other = table.concat(vim.fn.readfile("child.tube.yaml"), "\n")
  assert(other:find("primary.blurred", 1, true), "not in the other tube")
  return "in both tubes"
end)

feature("outline", function()
  vim.lsp.buf.document_symbol()
  wait("list", function() return vim.fn.getloclist(0, { title = 1 }).title:find("Symbols") end)
  return #vim.fn.getloclist(0) .. " entries"
end)

feature("symbols of the project", function()
  open("it.yaml")
  vim.lsp.buf.workspace_symbol("alone")
  return wait("list", function()
    local item = vim.fn.getqflist()[1]
    return item and item.text:find("alone") and item.text
  end)
end)

feature("inlay hints", function()
  open("it.yaml")
  vim.lsp.inlay_hint.enable(true)
  return wait("hint", function()
    local hint = vim.lsp.inlay_hint.get({ bufnr = 0 })[1]
    return hint and hint.inlay_hint.label
  end)
end)

feature("semantic tokens", function()
  go_to("image: primary", 2)
  return wait("token", function()
    local position = vim.api.nvim_win_get_cursor(0)
    local tokens = vim.lsp.semantic_tokens.get_at_pos(0, position[1] - 1, position[2])
    return tokens and tokens[1] and tokens[1].type
  end)
end)

feature("a tube recognised by its content", function()
  open("other.yaml")
  vim.wait(1500)
  assert(#vim.diagnostic.get(0) == 0, "findings in another file")
  return "other YAML has no findings"
end)

if vim.lsp.buf.workspace_diagnostics then feature("findings in closed files", function()
  vim.lsp.buf.workspace_diagnostics()
  return wait("finding", function()
    for _, one in ipairs(vim.diagnostic.get(nil)) do
      if one.code == "unknown-node" then return "by vim.lsp.buf.workspace_diagnostics()" end
    end
  end, 5000)
end) end

feature("nothing shown twice", function()
  local schemas = { [vim.env.SCHEMA] = { "**/tubes/**/*.yaml", "*.tube.yaml" } }
  vim.lsp.config("yamlls", {
    cmd = vim.json.decode(vim.env.YAML_SERVER),
    filetypes = { "yaml" },
    settings = { yaml = { schemas = schemas } },
  })
  local function others()
    return #vim.tbl_filter(function(one) return (one.source or ""):find("yaml-schema", 1, true) ~= nil end, vim.diagnostic.get(0))
  end
  vim.lsp.enable("yamlls")
  open("tubes/plain.yaml")
  wait("finding of the other server", function() return others() > 0 end)
  vim.lsp.enable("yamlls", false)
  wait("end", function() return #vim.lsp.get_clients({ name = "yamlls" }) == 0 end)
  vim.cmd("source .nvim.lua") -- what noob-lint init has written
  vim.lsp.enable("yamlls")
  open("tubes/plain.yaml")
  wait("other client", function() return #vim.lsp.get_clients({ bufnr = 0, name = "yamlls" }) == 1 end)
  vim.wait(5000, function() return others() > 0 end)
  assert(others() == 0 and found("schema-unknown-key")(), "shown twice")
  return "beside yaml-language-server, after init --editor neovim --server"
end)

feature("restart", function()
  open("it.yaml")
  vim.lsp.enable("noob_lint", false)
  wait("end", function() return #vim.lsp.get_clients({ name = "noob_lint" }) == 0 end)
  vim.lsp.enable("noob_lint")
  open("it.yaml")
  wait("finding", found("unknown-signal"))
  return "by vim.lsp.enable"
end)

io.stdout:write(vim.json.encode(seen))
vim.cmd("qa!")
