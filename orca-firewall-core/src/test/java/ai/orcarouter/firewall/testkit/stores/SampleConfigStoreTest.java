/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import ai.orcarouter.core.spi.ConfigStore;

class SampleConfigStoreTest extends ConfigStoreContract {
    private final ConfigStore store = new SampleConfigStore();

    @Override
    protected ConfigStore store() {
        return store;
    }
}
