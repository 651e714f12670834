package faultlab.diagnose;

import faultlab.observe.Evidence;
import java.util.List;
import java.util.Optional;

final class HandoffRule implements Rule {
    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.of("not yet");
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return List.of();
    }
}
