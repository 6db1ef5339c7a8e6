# Articles in which at least one reviewer found each frame: Rscript prevalence.R annotations.csv statistics.csv
read <- function(file) read.csv(file, encoding = "UTF-8", na.strings = "", stringsAsFactors = FALSE)
files <- commandArgs(trailingOnly = TRUE)
tags <- subset(read(files[1]), anchor != "orphaned")
found <- tapply(tags$article_id, tags$counts_as, function(ids) length(unique(ids)))
figures <- read(files[2])
reported <- subset(figures, report == "prevalence" & endsWith(layer, "at least one reviewer"))
reported$found <- ifelse(reported$frame %in% names(found), found[reported$frame], 0)
write.table(reported[c("frame", "found", "x", "n")], sep = "\t", quote = FALSE, row.names = FALSE, col.names = FALSE)
