-- What a Neovim without any plugin sees of the language server; prints it as JSON.
local out = {}
vim.opt.runtimepath:append(vim.env.NOOB_LINT_RUNTIME) -- with lsp/noob_lint.lua
vim.lsp.config("noob_lint", { cmd = vim.json.decode(vim.env.NOOB_LINT_SERVER) })
vim.lsp.enable("noob_lint")
vim.cmd("edit it.yaml")
vim.bo.filetype = "yaml"

local function rules()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end

local function wait(condition)
  assert(vim.wait(20000, condition, 20), vim.inspect(vim.diagnostic.get(0)))
end

wait(function() return #vim.diagnostic.get(0) > 0 end)
out.first = rules()
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.get_clients({ bufnr = buffer })[1]
out.encoding = client.offset_encoding
local document = vim.lsp.util.make_text_document_params(buffer)

local function ask(method, line, column)
  local position = { line = line, character = column }
  local params = { textDocument = document, position = position }
  local answer = client:request_sync("textDocument/" .. method, params, 20000, buffer)
  return assert(answer and answer.result, vim.inspect(answer))
end

local function labels(line, column)
  return vim.tbl_map(function(item) return item.label end, ask("completion", line, column).items)
end

out.hover = ask("hover", 9, 15).contents.value
out.definition = ask("definition", 9, 15)[1].targetRange.start
out.completion = labels(9, 16)
local given = { range = { start = { line = 9, character = 17 }, ["end"] = { line = 9, character = 17 } } }
given.textDocument, given.context = document, { diagnostics = {} }
local actions = client:request_sync("textDocument/codeAction", given, 20000, buffer).result
out.actions = vim.tbl_map(function(action) return action.title end, actions)
vim.api.nvim_win_set_cursor(0, { 10, 0 })
vim.cmd("normal! $ciwnumber")
wait(function() return #vim.diagnostic.get(0) == 0 end)
vim.api.nvim_win_set_cursor(0, { 6, 3 })
vim.lsp.buf.rename("renamed")
local function line() return vim.api.nvim_buf_get_lines(0, 5, 6, false)[1] end
wait(function() return line():find("renamed") ~= nil end)
out.renamed = line()
vim.api.nvim_buf_set_lines(0, -1, -1, false, { "  d:", "    type: lab." })
vim.wait(500, function() return false end) -- Neovim gathers edits before it sends them
out.types = labels(11, 14)
io.stdout:write(vim.json.encode(out))
vim.cmd("qa!")
