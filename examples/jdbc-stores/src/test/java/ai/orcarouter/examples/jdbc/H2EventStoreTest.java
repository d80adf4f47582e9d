/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.PrunableEventStore;
import ai.orcarouter.firewall.testkit.stores.PrunableEventStoreContract;

class H2EventStoreTest extends PrunableEventStoreContract {
    private static final class Holder {
        static final PrunableEventStore STORE =
                new JdbcEventStore(JdbcDatabase.open(Databases.h2("event"), Databases.TIMEOUT));
    }

    @Override
    protected PrunableEventStore store() {
        return Holder.STORE;
    }
}
