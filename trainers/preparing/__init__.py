"""How the environment of the trainers is made. Standard library only: it runs on a bare Python."""
