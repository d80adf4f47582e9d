/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.testkit.stores.RunLedgerContract;

class H2RunLedgerTest extends RunLedgerContract {
    private static final class Holder {
        static final RunLedger LEDGER = new JdbcRunLedger(JdbcDatabase.open(Databases.h2("ledger"), Databases.TIMEOUT));
    }

    @Override
    protected RunLedger ledger() {
        return Holder.LEDGER;
    }
}
