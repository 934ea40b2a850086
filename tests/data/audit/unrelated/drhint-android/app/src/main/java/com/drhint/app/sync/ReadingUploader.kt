package com.drhint.app.sync

import android.content.Context
import androidx.work.CoroutineWorker
import androidx.work.WorkerParameters
import com.drhint.app.db.AppDb
import com.drhint.app.net.HintClient
import kotlinx.coroutines.delay

class ReadingUploader(ctx: Context, params: WorkerParameters) : CoroutineWorker(ctx, params) {
    override suspend fun doWork(): Result {
        val dao = AppDb.get(applicationContext).readings()
        val batch = dao.pending(100)
        if (batch.isEmpty()) return Result.success()
        var status = HintClient.api.upload(batch)
        val importId = status.importId
        repeat(20) {
            if (status.state == "done") {
                dao.markImported(batch.map { it.id }, importId)
                return Result.success()
            }
            delay(3000)
            status = HintClient.api.importStatus(importId)
        }
        return Result.retry()
    }
}
