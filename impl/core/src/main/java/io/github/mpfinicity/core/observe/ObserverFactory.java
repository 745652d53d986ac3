package io.github.mpfinicity.core.observe;

import io.github.mpfinicity.PartnerAccount;

/**
 * Makes the observers of an application's partners. Each CDI bean of this type is asked once for
 * each partner, before that partner sends anything.
 */
public interface ObserverFactory {
    /**
     * Makes the observer of one partner.
     *
     * @param partner the partner's name, as in the configuration
     * @param account the partner's account, whose status may be read at any time
     */
    PartnerObserver observe(String partner, PartnerAccount account);
}
