module CanvasSisSync
  class Client
    def initialize(url: ENV.fetch("CANVAS_URL"), token: ENV.fetch("CANVAS_TOKEN"), account: "self")
      @account = account
      @http = Faraday.new(url: url) do |f|
        f.request :multipart
        f.request :retry, max: 3, interval: 2
        f.headers["Authorization"] = "Bearer #{token}"
        f.adapter :net_http
      end
    end

    # Uploads a zip and returns the id of the new import
    def create_import(zip, options = {})
      body = {
        import_type: "instructure_csv",
        extension: "zip",
        override_sis_stickiness: options.fetch(:override, false),
        attachment: Faraday::UploadIO.new(zip, "application/zip")
      }
      if options[:diffing]
        body[:diffing_data_set_identifier] = options[:diffing]
        body[:diffing_remaster_data_set] = options[:remaster]
      end
      parse(@http.post("/api/v1/accounts/#{@account}/sis_imports.json", body)).fetch("id")
    end

    def import(import_id)
      parse @http.get("/api/v1/accounts/#{@account}/sis_imports/#{import_id}")
    end

    def import_errors(import_id, page: 1)
      parse(@http.get("/api/v1/accounts/#{@account}/sis_imports/#{import_id}/errors", page: page, per_page: 100))["sis_import_errors"]
    end

    def abort(import_id)
      parse @http.put("/api/v1/accounts/#{@account}/sis_imports/#{import_id}/abort")
    end

    def user(sis_id)
      parse @http.get("/api/v1/users/sis_user_id:#{sis_id}")
    end

    def users_of_import(sis_import_id)
      parse @http.get("/api/v1/accounts/#{@account}/users", sis_import_id: sis_import_id, per_page: 100)
    end

    private

    def parse(res)
      raise Error, "Canvas answered #{res.status}: #{res.body[0, 200]}" unless res.success?
      JSON.parse(res.body)
    end
  end
end
