/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.testkit.stores.ConfigStoreContract;

class H2ConfigStoreTest extends ConfigStoreContract {
    private static final class Holder {
        static final ConfigStore STORE =
                new JdbcConfigStore(JdbcDatabase.open(Databases.h2("config"), Databases.TIMEOUT));
    }

    @Override
    protected ConfigStore store() {
        return Holder.STORE;
    }

    @Override
    protected boolean tells() {
        return true;
    }
}
