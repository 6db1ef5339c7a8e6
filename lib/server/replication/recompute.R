# Recompute prevalence and Krippendorff's alpha from data/judgements.csv (base R only), print
# them, and compare each with the report's figure in data/statistics.csv.
# Run it in the folder of the package: Rscript scripts/recompute.R
read <- function(name) {
  read.csv(file.path("data", name), encoding = "UTF-8", na.strings = "", stringsAsFactors = FALSE)
}
judged <- read("judgements.csv")
reported <- read("statistics.csv")

# By article: the codings' 0s and 1s for one frame in one layer.
codes <- function(layer, frame) {
  own <- judged[judged$layer == layer & judged$frame_id == frame, ]
  split(own$present, own$article_id)
}
prevalence <- function(articles) c(sum(vapply(articles, mean, 0)), length(articles))
alpha <- function(articles) { # nominal; articles of one coding are not pairable
  units <- Filter(function(code) length(code) > 1, articles)
  n <- sum(lengths(units))
  ones <- sum(unlist(units))
  observed <- sum(vapply(units, function(code) {
    2 * sum(code) * (length(code) - sum(code)) / (length(code) - 1)
  }, 0))
  expected <- if (n > 1) 2 * ones * (n - ones) / (n - 1) else 0
  if (expected == 0) NA else 1 - observed / expected
}

layers <- c("final layer" = "final", "reviewer layer, average of reviewers" = "reviewer")
wrong <- 0
for (i in seq_len(nrow(reported))) {
  row <- reported[i, ]
  if (row$report == "prevalence" && row$measure == "articles with the frame" && row$layer %in% names(layers)) {
    value <- prevalence(codes(layers[[row$layer]], row$frame_id))
    what <- sprintf("%.6f of %d articles", value[1], as.integer(value[2]))
    same <- abs(value[1] - row$x) < 1e-9 && value[2] == row$n
  } else if (row$report == "agreement" && row$measure == "alpha") {
    value <- alpha(codes("agreement", row$frame_id))
    what <- if (is.na(value)) "alpha undefined" else sprintf("alpha %.6f", value)
    same <- if (is.na(value)) is.na(row$value) else !is.na(row$value) && abs(value - row$value) < 1e-9
  } else next
  if (!same) wrong <- wrong + 1
  cat(row$layer, row$frame, what, if (same) "as reported" else "NOT AS REPORTED", sep = "\t")
  cat("\n")
}
quit(status = if (wrong > 0) 1 else 0)
