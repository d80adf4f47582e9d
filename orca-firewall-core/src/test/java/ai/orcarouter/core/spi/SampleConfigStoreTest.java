/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.firewall.testkit.stores.ConfigStoreContract;
import ai.orcarouter.firewall.testkit.stores.SampleConfigStore;

class SampleConfigStoreTest extends ConfigStoreContract {
    private final ConfigStore store = new SampleConfigStore();

    @Override
    protected ConfigStore store() {
        return store;
    }
}
