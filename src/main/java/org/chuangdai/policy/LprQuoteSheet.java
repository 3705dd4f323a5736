package org.chuangdai.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** LPR quotes in and out. */
@ApplicationScoped
public class LprQuoteSheet implements Sheet {
    /** Belongs to no division: only those who see everything change quotes. */

    @Override
    public String kind() {
        return "lpr-quotes";
    }

    @Override
    public String label() {
        return "LPR报价";
    }

    @Override
    public String table() {
        return "lpr_quote";
    }

    @Override
    public boolean numbered() {
        return false;
    }

    @Override
    public String order() {
        return "t.effective_from";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("effectiveFrom", "公布日期", CellTypes.date()).alias("日期").asKey(),
                Column.of("rate", "利率", CellTypes.number("numeric(7, 4)", 4, "0", "36")).alias("LPR", "一年期LPR").needed());
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofEverybody();
    }
}
