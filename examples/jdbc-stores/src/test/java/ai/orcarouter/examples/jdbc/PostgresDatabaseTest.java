/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

@OnPostgres
class PostgresDatabaseTest extends DatabaseContract {
    @Override
    DataSource source() {
        return Databases.postgres();
    }

    @Override
    DataSource empty() throws SQLException {
        return Databases.postgres(Databases.emptySchema());
    }
}
