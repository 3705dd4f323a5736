package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Sql;

/** Reads of postings. They are in sight where their loan is. */
@ApplicationScoped
class RepaymentStore implements NodeSource {
    private final Listing<Repayment> postings;
    private final Listing<Repayment> registered;

    RepaymentStore(RepaymentRecords records) {
        this.postings = records.listing();
        this.registered = records.registered();
    }

    Uni<RepaymentConnection> page(RepaymentFilter filter, PageRequest page, Order order, Sight sight) {
        Listing<Repayment> listing = RepaymentOrder.needsRegister(order) || filter != null && filter.needsRegister() ? registered : postings;
        return listing.page(where(filter, sight), page, order).map(rows -> new RepaymentConnection(rows, () -> listing.count(where(filter, sight))));
    }

    Uni<Map<Long, Repayment>> byId(List<Long> ids, Sight sight) {
        return postings.byId(ids, where(null, sight));
    }

    /** The latest postings of each loan, newest first. */
    Uni<Map<Long, List<Repayment>>> latestOfLoans(List<Long> loans, int limit, Sight sight) {
        return postings.children("r.loan_id", loans, where(null, sight), "r.paid_on desc, r.id desc", limit);
    }

    private static Sql where(RepaymentFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), LoanRecords.REACH);
        return filter == null ? where : filter.restrict(where);
    }

    @Override
    public String type() {
        return "Repayment";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return postings.first(where(null, sight).and("r.id = ?", Long.valueOf(key)));
    }
}
