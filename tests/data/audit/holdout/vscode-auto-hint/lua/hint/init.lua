-- port for neovim, work in progress
local M = {}

M.defaults = { import_source = true, max_length = 30 }

function M.setup(opts)
  M.opts = vim.tbl_extend('force', M.defaults, opts or {})
end

function M.render(buf, symbol)
  if not M.opts.import_source then
    return
  end
  vim.api.nvim_buf_set_extmark(buf, M.ns, symbol.line, symbol.col, {
    virt_text = { { ' ‹ ' .. symbol.import_source, 'Comment' } },
  })
end

return M
