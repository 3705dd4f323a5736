package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;

/** Reads of subsidies. */
@ApplicationScoped
class SubsidyStore implements NodeSource {
    /** Subsidies listed below one base, start-up or entrepreneur: the newest ones. */
    static final int BELOW_ONE_MAX = 500;
    private static final String NEWEST_FIRST = "s.paid_on desc, s.id desc";
    private final SubsidyRecords records;
    private final Listing<Subsidy> subsidies;

    SubsidyStore(SubsidyRecords records) {
        this.records = records;
        this.subsidies = records.listing();
    }

    Uni<Page<Subsidy>> page(SubsidyFilter filter, PageRequest page, Sight sight) {
        return subsidies.page(records.where(filter, sight), page, SubsidyRecords.ORDER);
    }

    Uni<Integer> count(SubsidyFilter filter, Sight sight) {
        return subsidies.count(records.where(filter, sight));
    }

    /** What a grant granted, in order of its payees. */
    Uni<List<Subsidy>> ofGrant(long grant, Sight sight) {
        return subsidies.list(records.where(null, sight).and("s.grant_id = ?", grant), "s.id", GrantSubsidyInput.PAYEES_MAX);
    }

    /** Paid to these bases, by id of the base. */
    Uni<Map<Long, List<Subsidy>>> ofBases(List<Long> ids, Sight sight) {
        return subsidies.children("s.base_id", ids, records.where(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    /** Paid to these start-ups, by id of the start-up. */
    Uni<Map<Long, List<Subsidy>>> ofStartups(List<Long> ids, Sight sight) {
        return subsidies.children("s.startup_id", ids, records.where(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    /** Paid to these entrepreneurs themselves, by id of the entrepreneur. */
    Uni<Map<Long, List<Subsidy>>> ofEntrepreneurs(List<Long> ids, Sight sight) {
        return subsidies.children("s.entrepreneur_id", ids, records.where(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    @Override
    public String type() {
        return Subsidy.TYPE;
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return subsidies.first(records.where(null, sight).and("s.id = ?", Long.valueOf(key)));
    }
}
