/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.testkit.stores.UnreachableStoreContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that is not there. */
class UnreachableTest extends UnreachableStoreContract {
    private final JdbcDatabase nowhere = JdbcDatabase.existing(nowhere(), Databases.TIMEOUT);

    private static PGSimpleDataSource nowhere() {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl("jdbc:postgresql://127.0.0.1:" + once.getLocalPort() + "/nowhere?user=ann&password=geheim");
            return source;
        } catch (IOException e) {
            throw new AssertionError("no port is free", e);
        }
    }

    @Override
    protected ConfigStore configStore() {
        return new JdbcConfigStore(nowhere);
    }

    @Override
    protected EventStore eventStore() {
        return new JdbcEventStore(nowhere);
    }

    @Override
    protected ApprovalStore approvalStore() {
        return new JdbcApprovalStore(nowhere);
    }

    @Override
    protected RunLedger runLedger() {
        return new JdbcRunLedger(nowhere);
    }

    @Test
    void open_ofAServerThatIsNotThere_isUnavailableAndSaysNoSecret() {
        assertThatExceptionOfType(OrcaException.class)
                .isThrownBy(() -> JdbcDatabase.open(nowhere()))
                .withMessageNotContainingAny("geheim", "ann")
                .withNoCause()
                .extracting(OrcaException::code)
                .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }
}
