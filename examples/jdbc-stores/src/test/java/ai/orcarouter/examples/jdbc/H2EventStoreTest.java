/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.testkit.stores.EventStoreContract;

class H2EventStoreTest extends EventStoreContract {
    private static final class Holder {
        static final EventStore STORE = new JdbcEventStore(JdbcDatabase.open(Databases.h2("event"), Databases.TIMEOUT));
    }

    @Override
    protected EventStore store() {
        return Holder.STORE;
    }
}
