# Docstrings as Doxygen reads them: functions on the lines below one another share what stands above the first, formulas
# keep their lines, and "Throws Error:" and the line of shapes get a heading of their own.
function begin() { said = ""; formula = 0 }
function say(line) { said = said line "\n" }
function end_formula() { if (formula) { say("\\endverbatim"); formula = 0 } }

# What the header is for.
NR == 1 { heading = 1; print "/// \\file" }
heading && /^\/\// { sub(/^\/\//, "///"); gsub(/[@\\<]/, "\\\\&"); print; next }
{ heading = 0 }

/^(inline namespace|}  \/\/ namespace) FOCALGRAD_EVALUATOR/ { print ""; next }
/^} +\/\/ namespace focalgrad::inline/ { print "}"; next }
{ sub(/^namespace focalgrad::inline FOCALGRAD_EVALUATOR/, "namespace focalgrad") }

/^ *\/\/\/( |$)/ {
  if (!collecting) { begin(); collecting = 1 }
  text = $0
  sub(/^ *\/\/\/ ?/, "", text)
  if (text ~ /^  /) {
    if (!formula) { say("\\verbatim"); formula = 1 }
    say(text)
  } else {
    end_formula()
    gsub(/[@\\<]/, "\\\\&", text)
    gsub(/et al\. /, "et al.\\ ", text)  # where no sentence ends
    if (text ~ /^Throws Error/) sub(/^Throws Error[:,]?/, "\\throws Error", text)
    else if (text ~ / -> |^\[/) text = "\\par Shapes\n" text "\n"
    say(text)
  }
  print ""
  next
}

collecting {
  end_formula()
  collecting = 0
  shared = "/**\n" said "*/\n"
  printf "%s", shared
  print
  declared = /;( *\/\/\/<.*)?$|}$/
  next
}

# A line that begins a declaration where the one before has ended, with nothing between them.
shared != "" && declared && /^ *[A-Za-z\[].*\(/ && !/^ *(private|public|friend|return)/ { printf "%s", shared }
/^ *$|^ *\/\/|^ *};|^ *(private|public|protected):/ { shared = "" }
{ gsub(/@/, "\\@"); print; declared = /;( *\/\/\/<.*)?$|}$/ }
