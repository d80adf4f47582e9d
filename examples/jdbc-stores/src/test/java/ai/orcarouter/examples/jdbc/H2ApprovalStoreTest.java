/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.testkit.stores.ApprovalStoreContract;

class H2ApprovalStoreTest extends ApprovalStoreContract {
    private static final class Holder {
        static final ApprovalStore STORE =
                new JdbcApprovalStore(JdbcDatabase.open(Databases.h2("approval"), Databases.TIMEOUT));
    }

    @Override
    protected ApprovalStore store() {
        return Holder.STORE;
    }
}
