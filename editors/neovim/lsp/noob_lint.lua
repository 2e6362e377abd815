-- The language server of noob-lint, for Neovim 0.11 or newer. Copy this file to
-- ~/.config/nvim/lsp/ and call vim.lsp.enable("noob_lint") in init.lua.
--
-- It starts the noob-lint on the PATH: that of the project while its environment is active. Files
-- that are not tubes are left alone.
return {
  cmd = { "noob-lint", "server", "--stdio" },
  filetypes = { "yaml" },
  root_markers = { "noob-lint.toml", "pyproject.toml", ".git" },
  settings = { ["noob-lint"] = vim.empty_dict() },
}
