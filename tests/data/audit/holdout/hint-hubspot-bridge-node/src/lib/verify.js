const crypto = require('crypto');

module.exports = function verify(req, res, next) {
  const secret = process.env.HINT_WEBHOOK_SECRET;
  const given = req.get('X-Hint-Signature') || '';
  const want = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex');
  if (given.length !== want.length || !crypto.timingSafeEqual(Buffer.from(given), Buffer.from(want))) {
    return res.sendStatus(401);
  }
  return next();
};
