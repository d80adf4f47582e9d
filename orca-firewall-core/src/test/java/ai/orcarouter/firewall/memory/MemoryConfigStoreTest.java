/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.testkit.stores.ConfigStoreContract;

class MemoryConfigStoreTest extends ConfigStoreContract {
    private final ConfigStore store = new MemoryConfigStore();

    @Override
    protected ConfigStore store() {
        return store;
    }

    @Override
    protected boolean tells() {
        return true;
    }
}
