package org.chuangdai.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one caller may ask for and how much runs at once; {@code CHUANGDAI_TRAFFIC_…}, listed in the README. */
@ConfigMapping(prefix = "chuangdai.traffic")
public interface TrafficSettings {

    /** Whether callers have budgets. The cap on operations at once holds regardless. */
    @WithDefault("true")
    boolean budgets();

    /** Requests and subscriptions that one caller may begin in a second, on average. */
    @WithDefault("100")
    int requestsPerSecond();

    /** Requests that one caller may begin at once after having been quiet. */
    @WithDefault("200")
    int requestsBurst();

    /** Cost that one caller may run up in a minute: objects asked for, and one for each KiB of a request. */
    @WithDefault("1000000")
    int costPerMinute();

    /** What an import, an export or a report costs. */
    @WithDefault("20000")
    int transferCost();

    /** Imports, exports and reports of one caller at the same time. */
    @WithDefault("3")
    int transfersAtOnce();

    /** Queries and mutations that run at the same time in this process. */
    @WithDefault("64")
    int operationsAtOnce();

    /** Of these, those of one caller; as many more of one caller may wait. */
    @WithDefault("24")
    int operationsOfCallerAtOnce();

    /** Queries and mutations that wait for a place in this process. */
    @WithDefault("128")
    int operationsWaiting();

    /** How long one may wait for a place. */
    @WithDefault("2000")
    int waitingMs();
}
