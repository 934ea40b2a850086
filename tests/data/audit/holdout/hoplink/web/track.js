(function () {
  var endpoint = document.currentScript.getAttribute('data-endpoint')

  document.addEventListener('click', function (ev) {
    var a = ev.target.closest && ev.target.closest('a[data-external-link-id]')
    if (!a) return
    var body = JSON.stringify({ external_link_id: Number(a.dataset.externalLinkId), page: location.pathname })
    if (navigator.sendBeacon) navigator.sendBeacon(endpoint, body)
    else fetch(endpoint, { method: 'POST', body: body, keepalive: true })
  })
})()
