package app.recordings.storage.database;

import app.recordings.harness.Beans;
import app.recordings.harness.Transactions;
import app.recordings.storage.PartsContract;
import app.recordings.storage.StorageAdapter;

class DatabaseContractJpaIT extends PartsContract {
    private final StorageAdapter storage = new Beans().get(DatabaseObjectStorage.class);

    @Override
    protected StorageAdapter storage() {
        return storage;
    }

    @Override
    protected void run(Work work) throws Exception {
        Transactions.run(work::run);
    }
}
