package org.chuangdai.audit;

import org.chuangdai.access.Caller;

/**
 * Who does something, and from where.
 *
 * @param caller  null when nobody has signed in
 * @param address of the client as the proxy settings let it be known, or null
 * @param trace   id that all events of one request share
 */
public record Scene(Caller caller, String address, String trace) {
}
