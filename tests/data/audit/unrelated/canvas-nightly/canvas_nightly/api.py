import time

import requests


class CanvasError(Exception):
    pass


class Canvas:
    def __init__(self, host, token, account=1):
        self.base = f"{host}/api/v1/accounts/{account}"
        self.s = requests.Session()
        self.s.headers["Authorization"] = f"Bearer {token}"

    def start_import(self, path, batch_mode=False, term=None):
        params = {"import_type": "instructure_csv", "extension": "zip"}
        if batch_mode:
            params["batch_mode"] = "1"
            params["batch_mode_term_id"] = f"sis_term_id:{term}"
        with open(path, "rb") as fh:
            r = self.s.post(f"{self.base}/sis_imports.json", params=params, data=fh,
                            headers={"Content-Type": "application/zip"})
        r.raise_for_status()
        return r.json()["id"]

    def import_status(self, import_id):
        r = self.s.get(f"{self.base}/sis_imports/{import_id}")
        r.raise_for_status()
        return r.json()

    def wait(self, import_id, timeout=3600):
        end = time.time() + timeout
        while time.time() < end:
            st = self.import_status(import_id)
            if st["workflow_state"].startswith(("imported", "failed", "aborted")):
                return st
            time.sleep(10)
        raise CanvasError(f"SIS import {import_id} did not finish")

    def restore(self, import_id, batch_mode_restore=True):
        return self.s.put(f"{self.base}/sis_imports/{import_id}/restore_states",
                          data={"batch_mode": batch_mode_restore}).json()

    def user(self, sis_id):
        u = self.s.get(f"{self.base}/../../users/sis_user_id:{sis_id}").json()
        return {
            "id": u["id"],
            "login": u["login_id"],
            "sis_user_id": u["sis_user_id"],
            "sis_import_id": u.get("sis_import_id"),
            "integration_id": u.get("integration_id"),
        }
